package org.logkeep.dialect.sysklogd;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.logkeep.dialect.LineText;
import org.logkeep.dialect.Nearest;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;

/**
 * Works a selector off from left to right on one bit mask for each facility: plain forms add
 * severities, {@code !} takes them away, {@code none} and {@code *} set the whole mask.
 */
final class SelectorParser {
  private static final int ALL = 0xff;
  private static final int WORD_NONE = 16;
  private static final int WORD_ALL = 255;

  private final LineText line;
  private final Reading reading;
  private final Diagnostics diagnostics;
  private final int[] masks = new int[PrioritySet.FACILITIES];
  private int position;

  SelectorParser(LineText line, Reading reading, Diagnostics diagnostics) {
    this.line = line;
    this.reading = reading;
    this.diagnostics = diagnostics;
  }

  /** What the selector takes; empty, and an error said, if it cannot be understood. */
  Optional<PrioritySet> parse() {
    while (position < line.length() && !LineText.isBlank(line.at(position))) {
      if (!element()) {
        return Optional.empty();
      }
    }
    return Optional.of(PrioritySet.of(masks));
  }

  /** Behind the selector. */
  int position() {
    return position;
  }

  /** One {@code facilities.severity}, with the separators behind it. */
  private boolean element() {
    int dot = line.text().indexOf('.', position);
    if (dot < 0) {
      int end = line.skipWord(position);
      diagnostics.add(
          Diagnostic.error(
                  "LK0701",
                  line.span(position, end),
                  "no dot in selector \"" + line.value(position, end) + "\"",
                  "not a FACILITY.SEVERITY")
              .withHelp(
                  "write FACILITY.SEVERITY and the target, such as: mail.info /var/log/mail"));
      return false;
    }
    int end = dot + 1;
    while (end < line.length() && !isSeparator(line.at(end))) {
      end++;
    }
    Optional<SeverityTerm> term = severity(dot + 1, end);
    if (term.isEmpty() || !facilities(position, dot, term.get())) {
      return false;
    }
    position = end;
    while (position < line.length() && (line.at(position) == ',' || line.at(position) == ';')) {
      position++;
    }
    return true;
  }

  private static boolean isSeparator(char c) {
    return c == ',' || c == ';' || LineText.isBlank(c);
  }

  /** What one term does to a mask: sets it, adds to it or takes away from it. */
  private record SeverityTerm(boolean sets, boolean removes, int bits) {
    int apply(int mask) {
      if (sets) {
        return bits;
      }
      return removes ? mask & ~bits : mask | bits;
    }
  }

  private Optional<SeverityTerm> severity(int from, int to) {
    int at = from;
    boolean not = at < to && line.at(at) == '!';
    if (not) {
      at++;
    }
    boolean only = at < to && line.at(at) == '=';
    if (only) {
      at++;
    }
    String word = line.text().substring(at, to);
    OptionalInt number = Names.number(word);
    boolean all = word.equals("*") || (number.isPresent() && number.getAsInt() == WORD_ALL);
    boolean none =
        word.equalsIgnoreCase("none") || (number.isPresent() && number.getAsInt() == WORD_NONE);
    if (all || none) {
      return Optional.of(new SeverityTerm(true, false, all != not ? ALL : 0));
    }
    OptionalInt code = Names.severity(word);
    if (code.isEmpty()) {
      unknownSeverity(line.value(at, to), at, to);
      return Optional.empty();
    }
    int bits = only ? 1 << code.getAsInt() : (2 << code.getAsInt()) - 1;
    return Optional.of(new SeverityTerm(false, not, bits));
  }

  private void unknownSeverity(String word, int at, int to) {
    var error =
        Diagnostic.error(
            "LK0702",
            line.span(at, to),
            "unknown priority name \"" + word + "\"",
            word.isEmpty() ? "a severity is missing here" : "no severity has this name");
    if (word.indexOf('\u00a0') >= 0) {
      diagnostics.add(error.withHelp("a no-break space is no blank: type the blank anew"));
      return;
    }
    String known = String.join(", ", Names.SEVERITIES) + ", none, *";
    diagnostics.add(
        Nearest.of(word, Names.SEVERITIES)
            .map(near -> error.withHelp("did you mean \"" + near + "\"?"))
            .orElse(error.withHelp("known are " + known)));
  }

  private boolean facilities(int from, int dot, SeverityTerm term) {
    int at = from;
    boolean any = false;
    while (at < dot) {
      if (isSeparator(line.at(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < dot && !isSeparator(line.at(end))) {
        end++;
      }
      if (!facility(at, end, term)) {
        return false;
      }
      any = true;
      at = end;
    }
    if (!any) {
      diagnostics.error(
          "LK0703",
          line.span(dot, dot + 1),
          "unknown facility name \"\"",
          "a facility is missing before this dot");
    }
    return any;
  }

  private boolean facility(int from, int to, SeverityTerm term) {
    String word = line.text().substring(from, to);
    if (word.equals("*")) {
      Arrays.setAll(masks, i -> term.apply(masks[i]));
      return true;
    }
    OptionalInt code = Names.facility(word, reading);
    if (code.isEmpty()) {
      String name = line.value(from, to);
      var error =
          Diagnostic.error(
              "LK0703",
              line.span(from, to),
              "unknown facility name \"" + name + "\"",
              "no facility has this name");
      diagnostics.add(
          Nearest.of(name, Names.FACILITIES)
              .map(near -> error.withHelp("did you mean \"" + near + "\"?"))
              .orElse(error));
      return false;
    }
    if (word.equalsIgnoreCase("security") && reading == Reading.SYSKLOGD) {
      diagnostics.add(
          Diagnostic.warning(
                  DiagnosticCode.SECURITY_IS_NOT_AUTH.code(),
                  line.span(from, to),
                  "security is facility 13 here, which hardly any program uses",
                  "not auth")
              .withHelp("write auth for log-ins"));
    }
    masks[code.getAsInt()] = term.apply(masks[code.getAsInt()]);
    return true;
  }
}
