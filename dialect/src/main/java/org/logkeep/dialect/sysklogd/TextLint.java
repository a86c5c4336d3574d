package org.logkeep.dialect.sysklogd;

import java.util.Optional;
import org.logkeep.dialect.LineText;
import org.logkeep.dialect.Quotes;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Finds quotes where they are characters of a name like any other, and words that nobody reads. */
final class TextLint {
  private TextLint() {}

  /** Warns of quotes around the names of programs or hosts. */
  static void names(LineText list, Diagnostics diagnostics) {
    quoted(list)
        .ifPresent(plain ->
            diagnostics.add(
                Diagnostic.warning(
                        DiagnosticCode.QUOTES_IN_NAME.code(),
                        list.span(),
                        "quotes are part of a name here",
                        "nothing has such a name")
                    .withHelp("write it without: " + plain)));
  }

  /** Warns of text behind a target that is neither an option nor a remark. */
  static void behind(LineText action, Diagnostics diagnostics) {
    int semicolon = action.text().indexOf(';');
    LineText plain = action.slice(0, semicolon < 0 ? action.length() : semicolon);
    LineText rest =
        plain.slice(Math.min(plain.length(), plain.skipWord(0)), plain.length()).strip();
    boolean rotation = rest.text().matches("\\d+[kMG]?:\\d+");
    if (!rest.isEmpty() && rest.at(0) != '#' && !rotation) {
      diagnostics.add(
          Diagnostic.warning(
                  DiagnosticCode.TARGET_TRAILING.code(),
                  rest.span(),
                  "text behind the target has no effect",
                  "left out")
              .withHelp("a rule has one target, and its options stand behind a semicolon"));
    }
  }

  /** Warns of what stands behind a property filter in its line. */
  static void behindFilter(LineText behind, Diagnostics diagnostics) {
    if (!behind.isEmpty() && behind.at(0) != '#') {
      diagnostics.add(
          Diagnostic.warning(
                  DiagnosticCode.FILTER_TRAILING.code(),
                  behind.span(),
                  "text behind a property filter has no effect",
                  "left out; the filter holds for all rules below")
              .withHelp("write a rule below it, such as: *.* " + behind.value())
              .withHelp("only rsyslog has both in one line: --reading rsyslog"));
    }
  }

  /** The text without its quotes, if it begins with one. */
  static Optional<String> enclosed(LineText text) {
    boolean opens = !text.isEmpty() && Quotes.isQuote(text.value().charAt(0));
    return opens ? quoted(text) : Optional.empty();
  }

  /** The text without its quotes, if it has some. */
  private static Optional<String> quoted(LineText text) {
    String plain = Quotes.without(text.value());
    return plain.length() == text.value().length() || plain.isEmpty()
        ? Optional.empty()
        : Optional.of(plain);
  }
}
