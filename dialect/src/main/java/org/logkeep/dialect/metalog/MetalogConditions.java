package org.logkeep.dialect.metalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.LineText;
import org.logkeep.dialect.RegexText;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternSpec;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.template.Template;

/** Says conditions as the lines of a section; all positive patterns of a field are alternatives. */
final class MetalogConditions {
  private final List<String> lines = new ArrayList<>();
  private boolean program;
  private boolean programPattern;
  private boolean textPattern;

  private MetalogConditions() {}

  /** The lines for conditions that must all hold; empty if there are none for them. */
  static Optional<List<String>> say(List<Condition> all) {
    MetalogConditions said = new MetalogConditions();
    for (Condition condition : all) {
      if (!said.take(condition, false)) {
        return Optional.empty();
      }
    }
    return Optional.of(said.lines);
  }

  private boolean take(Condition condition, boolean negated) {
    return switch (condition) {
      case Condition.Named named -> take(named.condition(), negated);
      case Condition.Not not -> take(not.negated(), !negated);
      case Condition.Matches matches -> patterns(List.of(matches), negated);
      case Condition.Or or -> patterns(or.any(), negated);
      case Condition.Function function -> names(function.function(), negated);
      case Condition.Constant constant -> constant.holds() != negated;
      case Condition.And and -> !negated && and.all().stream().allMatch(c -> take(c, false));
      case Condition.Compare compare -> false;
      case Condition.Priority priority -> false;
    };
  }

  private static Object value(Use use, String option) {
    return use.options().value(option).orElse("");
  }

  private boolean names(Use use, boolean negated) {
    if (use.name().equals("has-field") && !negated) {
      // metalog refuses records without a program, and knows no other fields.
      return value(use, "name").equals("PROGRAM");
    }
    if (!use.name().equals("names-of")
        || !value(use, "field").equals("PROGRAM")
        || !(value(use, "names") instanceof List<?> names)
        || names.isEmpty()) {
      return false;
    }
    boolean except = Boolean.TRUE.equals(value(use, "except")) != negated;
    boolean ignoreCase = Boolean.TRUE.equals(value(use, "ignore-case"));
    String only = String.valueOf(names.getFirst());
    if (!except && names.size() == 1 && ignoreCase && !program && isValue(only)) {
      program = true;
      lines.add("program = \"" + only + "\"");
      return true;
    }
    List<String> quoted =
        names.stream().map(String::valueOf).map(MetalogConditions::quote).toList();
    String pattern = (ignoreCase ? "" : "(?-i)") + "\\A(" + String.join("|", quoted) + ")\\z";
    return line("PROGRAM", except, pattern) && free("PROGRAM", except);
  }

  private static boolean isValue(String text) {
    return !text.isEmpty()
        && text.equals(text.strip())
        && text.chars().allMatch(c -> c >= ' ' && c != '"');
  }

  private boolean patterns(List<Condition> any, boolean negated) {
    String field = "";
    for (Condition one : any) {
      if (!(one instanceof Condition.Matches matches) || matches.store()) {
        return false;
      }
      String subject = field(matches.subject());
      Optional<String> pattern = perl(matches.pattern());
      boolean same = field.isEmpty() || field.equals(subject);
      if (subject.isEmpty()
          || !same
          || pattern.isEmpty()
          || !line(subject, negated, pattern.get())) {
        return false;
      }
      field = subject;
    }
    return !field.isEmpty() && free(field, negated);
  }

  /** A second group of alternatives for one field would be joined with the first. */
  private boolean free(String field, boolean negated) {
    if (negated) {
      return true;
    }
    boolean programs = field.equals("PROGRAM");
    boolean free = programs ? !programPattern : !textPattern;
    programPattern |= programs;
    textPattern |= !programs;
    return free;
  }

  private boolean line(String field, boolean negated, String pattern) {
    String word = (field.equals("PROGRAM") ? "program_" : "") + (negated ? "neg_regex" : "regex");
    // No value holds a double quote, and a line ends for a program in C before a NUL.
    String text =
        RegexText.escape(pattern, '"').flatMap(said -> RegexText.escape(said, '\0')).orElse("");
    lines.add(word + " = \"" + text + "\"");
    return text.chars().noneMatch(c -> c == '\n') && text.equals(text.strip()) && !text.isEmpty();
  }

  private static String field(Template subject) {
    if (subject.parts().size() == 1 && subject.parts().getFirst() instanceof Template.Macro macro) {
      return switch (macro.name()) {
        case "MESSAGE", "MSG" -> "MESSAGE";
        case "PROGRAM" -> "PROGRAM";
        default -> "";
      };
    }
    return "";
  }

  /** The pattern in Perl's syntax for a search that ignores case. */
  private static Optional<String> perl(PatternSpec pattern) {
    String text = LineText.decode(new String(pattern.text(), StandardCharsets.ISO_8859_1));
    if (pattern.flags().contains(PatternFlag.UTF8)
        && text.chars().anyMatch(c -> c > '~' || c == '.')) {
      return Optional.empty();
    }
    String caseful = pattern.flags().contains(PatternFlag.IGNORE_CASE) ? "" : "(?-i)";
    return switch (pattern.syntax()) {
      case PCRE, ERE_POSIX -> Optional.of(caseful + text);
      case LITERAL -> {
        boolean whole = pattern.flags().contains(PatternFlag.WHOLE);
        boolean prefix = whole || pattern.flags().contains(PatternFlag.PREFIX);
        yield Optional.of(caseful + (prefix ? "\\A" : "") + quote(text) + (whole ? "\\z" : ""));
      }
      case BRE, ERE_C, ERE_UTF8, GLOB -> Optional.empty();
    };
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("\\^$.[]|()?*+{}".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }
}
