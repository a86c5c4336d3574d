package org.logkeep.dialect.syslogng;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.LineText;
import org.logkeep.dialect.RegexText;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.template.Template;

/** Says conditions as filter expressions. */
final class ConditionText {
  private ConditionText() {}

  /** An expression that holds for the same records; nothing if the language has none. */
  static Optional<String> of(Condition condition) {
    return switch (condition) {
      case Condition.And and -> join(and.all(), " and ", "level(emerg..debug)");
      case Condition.Or or -> join(or.any(), " or ", "not level(emerg..debug)");
      case Condition.Not not -> of(not.negated()).map(inner -> "not (" + inner + ")");
      case Condition.Named named -> of(named.condition());
      case Condition.Constant constant ->
          Optional.of(constant.holds() ? "level(emerg..debug)" : "not level(emerg..debug)");
      case Condition.Priority priority -> Optional.of(PriorityText.of(priority.set()));
      case Condition.Matches matches -> matches.store() ? Optional.empty() : matches(matches);
      case Condition.Compare compare -> compare(compare);
      case Condition.Function function -> function(function.function());
    };
  }

  private static Optional<String> join(List<Condition> parts, String word, String none) {
    List<String> said = new ArrayList<>();
    for (Condition part : parts) {
      Optional<String> one = of(part);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      said.add("(" + one.get() + ")");
    }
    return Optional.of(said.isEmpty() ? none : String.join(word, said));
  }

  private static Optional<String> matches(Condition.Matches matches) {
    Optional<String> subject = subject(matches.subject());
    PatternSpec pattern = matches.pattern();
    String text = new String(pattern.text(), StandardCharsets.ISO_8859_1);
    Optional<String> said =
        switch (pattern.syntax()) {
          case PCRE -> withoutNul(text);
          case LITERAL, GLOB -> Optional.of(text).filter(QuotedText::canHold);
          case BRE -> RegexText.ofBasic(text).flatMap(ConditionText::withoutNul);
          case ERE_POSIX -> RegexText.ofExtended(text).flatMap(ConditionText::withoutNul);
          case ERE_C, ERE_UTF8 -> Optional.empty();
        };
    if (subject.isEmpty() || said.isEmpty()) {
      return Optional.empty();
    }
    String type =
        pattern.syntax() == PatternSyntax.LITERAL
            ? "string"
            : pattern.syntax() == PatternSyntax.GLOB ? "glob" : "pcre";
    List<String> flags = flags(pattern.flags());
    return Optional.of(
        "match("
            + quoted(said.get())
            + " "
            + subject.get()
            + " type("
            + type
            + ")"
            + (flags.isEmpty() ? "" : " flags(" + String.join(", ", flags) + ")")
            + ")");
  }

  private static Optional<String> withoutNul(String pattern) {
    return RegexText.escape(pattern, '\0');
  }

  private static List<String> flags(Set<PatternFlag> flags) {
    List<String> words = new ArrayList<>();
    flags.stream()
        .sorted()
        .forEach(flag -> {
          switch (flag) {
            case IGNORE_CASE -> words.add("ignore-case");
            case UTF8 -> words.add("utf8");
            case PREFIX -> words.add("prefix");
            case SUBSTRING -> words.add("substring");
            case NEWLINE -> words.add("newline");
            case DUPNAMES -> words.add("dupnames");
            case WHOLE -> {} // What a string does by itself.
          }
        });
    return words;
  }

  private static Optional<String> subject(Template template) {
    if (template.parts().size() == 1
        && template.parts().getFirst() instanceof Template.Macro macro
        && Set.of("MESSAGE", "PROGRAM", "HOST", "PID", "MSGID").contains(macro.name())
        && macro.otherwise().isEmpty()) {
      return Optional.of("value(\"" + macro.name() + "\")");
    }
    return TemplateText.of(template).map(text -> "template(\"" + text.text() + "\")");
  }

  private static Optional<String> compare(Condition.Compare compare) {
    Optional<TemplateText> left = TemplateText.of(compare.left());
    Optional<TemplateText> right = TemplateText.of(compare.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "\""
            + left.get().text()
            + "\" "
            + compare.comparison().sign()
            + " \""
            + right.get().text()
            + "\"");
  }

  private static Object value(Use use, String option) {
    return use.options().value(option).orElse("");
  }

  private static Optional<String> function(Use use) {
    return switch (use.name()) {
      case "names-of" -> names(use);
      case "has-field" -> {
        String name = String.valueOf(value(use, "name"));
        yield Set.of("PROGRAM", "HOST", "MESSAGE", "MSGID", "SDATA", "PID").contains(name)
            ? Optional.of("\"${" + name + "}\" ne \"\"")
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static Optional<String> names(Use use) {
    if (!(value(use, "names") instanceof List<?> names) || names.isEmpty()) {
      return Optional.empty();
    }
    String field = String.valueOf(value(use, "field"));
    String flags = Boolean.TRUE.equals(value(use, "ignore-case")) ? " flags(ignore-case)" : "";
    List<String> ways = new ArrayList<>();
    for (Object name : names) {
      String text = String.valueOf(name);
      if (!QuotedText.canHold(text)) {
        return Optional.empty();
      }
      ways.add(
          text.equals("@") && field.equals("HOST")
              ? "\"${HOST}\" eq \"${LOGHOST}\""
              : "match("
                  + quotedText(text)
                  + " value(\""
                  + field
                  + "\") type(string)"
                  + flags
                  + ")");
    }
    String any = String.join(" or ", ways);
    return Optional.of(Boolean.TRUE.equals(value(use, "except")) ? "not (" + any + ")" : any);
  }

  /** Bytes, each a character of its own, as a text in quotes. */
  private static String quoted(String bytes) {
    return quotedText(LineText.decode(bytes));
  }

  private static String quotedText(String text) {
    boolean plain =
        text.chars().noneMatch(c -> c == '\'' || c == '`' || c < 0x20 || c == 0x7f)
            && text.chars().noneMatch(c -> c >= 0xdc80 && c <= 0xdcff);
    return plain && text.indexOf('\\') >= 0
        ? "'" + text + "'"
        : "\"" + QuotedText.escape(text) + "\"";
  }
}
