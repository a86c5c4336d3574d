package org.logkeep.dialect.sysklogd;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.LineText;
import org.logkeep.dialect.Nearest;
import org.logkeep.dialect.sysklogd.Statement.PropertyFilter;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/** Reads {@code property, [!][icase_]operator, "value"}. */
final class PropertyParser {
  private static final List<String> PROPERTIES =
      List.of("msg", "programname", "hostname", "source", "msgid", "sd", "data");
  private static final List<String> OPERATORS =
      List.of("contains", "isequal", "startswith", "regex", "ereregex", "eregex");

  private final LineText line;
  private final Diagnostics diagnostics;
  private int position;
  private Span valueSpan = Span.BUILT_IN;

  /** A parser of the text behind the colon. */
  PropertyParser(LineText line, Diagnostics diagnostics) {
    this.line = line;
    this.diagnostics = diagnostics;
  }

  /** Behind the closing quote, once the filter was read. */
  int position() {
    return position;
  }

  /** The filter; empty, and an error said, if it cannot be understood. */
  Optional<PropertyFilter> parse() {
    Optional<LineText> property = untilComma();
    Optional<LineText> operator = property.flatMap(p -> untilComma());
    if (property.isEmpty() || operator.isEmpty()) {
      refuse(line.span(), "a property filter is PROPERTY, OPERATOR, \"VALUE\"");
      return Optional.empty();
    }
    Optional<String> field = field(property.get());
    Optional<Operator> how = operator(operator.get());
    if (field.isEmpty() || how.isEmpty()) {
      return Optional.empty();
    }
    return value().flatMap(text -> filter(field.get(), how.get(), text));
  }

  private Optional<PropertyFilter> filter(String field, Operator how, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    PatternSpec pattern = new PatternSpec(0, how.syntax, bytes, how.flags);
    return PatternLint.check(pattern, valueSpan, diagnostics)
        ? Optional.of(new PropertyFilter(field, how.negated, pattern, line.span()))
        : Optional.empty();
  }

  private Optional<LineText> untilComma() {
    int comma = line.text().indexOf(',', position);
    if (comma < 0) {
      return Optional.empty();
    }
    LineText part = line.slice(position, comma).strip();
    position = comma + 1;
    return Optional.of(part);
  }

  private Optional<String> field(LineText property) {
    String word = property.value();
    Optional<String> field =
        switch (word.toLowerCase(Locale.ROOT)) {
          case "msg" -> Optional.of("MESSAGE");
          case "programname" -> Optional.of("PROGRAM");
          case "hostname", "source" -> Optional.of("HOST");
          case "msgid" -> Optional.of("MSGID");
          case "sd", "data" -> Optional.of("SDATA");
          default -> Optional.empty();
        };
    if (field.isEmpty()) {
      unknown("LK0705", property, "property", PROPERTIES);
    }
    return field;
  }

  private record Operator(boolean negated, PatternSyntax syntax, Set<PatternFlag> flags) {}

  private Optional<Operator> operator(LineText whole) {
    boolean negated = whole.peek(0) == '!';
    LineText rest = whole.slice(negated ? 1 : 0, whole.length()).strip();
    String word = rest.text().toLowerCase(Locale.ROOT);
    EnumSet<PatternFlag> flags = EnumSet.noneOf(PatternFlag.class);
    if (word.startsWith("icase_")) {
      flags.add(PatternFlag.IGNORE_CASE);
      word = word.substring("icase_".length());
    }
    Optional<PatternSyntax> syntax =
        switch (word) {
          case "contains" -> literal(flags, PatternFlag.SUBSTRING);
          case "isequal" -> literal(flags, PatternFlag.WHOLE);
          case "startswith" -> literal(flags, PatternFlag.PREFIX);
          case "regex" -> Optional.of(PatternSyntax.BRE);
          case "ereregex", "eregex" -> Optional.of(PatternSyntax.ERE_POSIX);
          default -> Optional.empty();
        };
    if (syntax.isEmpty()) {
      unknown("LK0706", rest, "operator", OPERATORS);
    }
    return syntax.map(s -> new Operator(negated, s, flags));
  }

  private static Optional<PatternSyntax> literal(Set<PatternFlag> flags, PatternFlag how) {
    flags.add(how);
    return Optional.of(PatternSyntax.LITERAL);
  }

  private void unknown(String code, LineText word, String what, List<String> known) {
    Diagnostic error =
        Diagnostic.error(
            code,
            word.span(),
            "unknown " + what + " of a property filter: \"" + word.value() + "\"",
            "the rules below are not filtered");
    diagnostics.add(
        Nearest.of(word.value(), known)
            .map(near -> error.withHelp("did you mean \"" + near + "\"?"))
            .orElse(error.withHelp("known are " + String.join(", ", known))));
  }

  private Optional<String> value() {
    int at = line.skipBlanks(position);
    if (line.peek(at) != '"') {
      refuse(line.span(at, line.length()), "the value must stand in double quotes");
      return Optional.empty();
    }
    StringBuilder value = new StringBuilder();
    for (int i = at + 1; i < line.length(); i++) {
      char c = line.at(i);
      if (c == '"') {
        position = i + 1;
        valueSpan = line.span(at + 1, i);
        if (value.isEmpty()) {
          refuse(line.span(at, i + 1), "the value must not be empty");
          return Optional.empty();
        }
        return Optional.of(value.toString());
      }
      if (c == '\\' && (line.peek(i + 1) == '"' || line.peek(i + 1) == '\\')) {
        c = line.at(++i);
      }
      value.append(c);
    }
    refuse(line.span(at, line.length()), "the closing quote is missing");
    return Optional.empty();
  }

  private void refuse(Span span, String label) {
    diagnostics.add(
        Diagnostic.error("LK0704", span, "this property filter cannot be understood", label)
            .withHelp("it filters nothing: the rules below it take all messages")
            .withHelp("write it like this: :msg, contains, \"text\""));
  }
}
