package org.logkeep.dialect.sysklogd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.PcreText;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.template.Template;

/** Says conditions as block lines: at most one of programs, one of hosts, one of a property. */
final class FilterPrinter {
  private Optional<String> programs = Optional.empty();
  private Optional<String> hosts = Optional.empty();
  private Optional<String> property = Optional.empty();
  private String needed = "";

  private FilterPrinter() {}

  /**
   * The block lines that stand for a filter.
   *
   * @param programs such as {@code !cron}
   * @param hosts such as {@code -vm}
   * @param property such as {@code :msg, contains, "x"}
   */
  record Said(Optional<String> programs, Optional<String> hosts, Optional<String> property) {
    static final Said NONE = new Said(Optional.empty(), Optional.empty(), Optional.empty());

    /** The lines that lead from these blocks to others. */
    List<String> changesTo(Said next) {
      List<String> lines = new ArrayList<>();
      if (!programs.equals(next.programs)) {
        lines.add(next.programs.orElse("!*"));
      }
      if (!hosts.equals(next.hosts)) {
        lines.add(next.hosts.orElse("+*"));
      }
      if (!property.equals(next.property)) {
        lines.add(next.property.orElse(":*"));
      }
      return lines;
    }
  }

  /** The blocks for conditions that must all hold; empty if there are none for them. */
  static Optional<Said> say(List<Condition> all) {
    FilterPrinter printer = new FilterPrinter();
    for (Condition condition : all) {
      if (!printer.take(condition)) {
        return Optional.empty();
      }
    }
    boolean open = !printer.needed.isEmpty();
    return open
        ? Optional.empty()
        : Optional.of(new Said(printer.programs, printer.hosts, printer.property));
  }

  private boolean take(Condition condition) {
    return switch (condition) {
      case Condition.Function function -> function(function.function(), false);
      case Condition.Not not -> not(not.negated());
      case Condition.Matches matches -> matches(matches, false);
      case Condition.Or or -> or(or, false);
      case Condition.Compare compare -> isOwnHost(compare) && setHosts("+@");
      case Condition.Named named -> take(named.condition());
      case Condition.And and -> and.all().stream().allMatch(this::take);
      case Condition.Priority priority -> false;
      case Condition.Constant constant -> constant.holds();
    };
  }

  private boolean not(Condition condition) {
    return switch (condition) {
      case Condition.Function function -> function(function.function(), true);
      case Condition.Matches matches -> matches(matches, true);
      case Condition.Or or -> or(or, true);
      case Condition.Compare compare -> isOwnHost(compare) && setHosts("-@");
      case Condition.Named named -> not(named.condition());
      case Condition.Not not -> take(not.negated());
      case Condition.And and -> false;
      case Condition.Priority priority -> false;
      case Condition.Constant constant -> !constant.holds();
    };
  }

  private boolean setHosts(String line) {
    boolean free = hosts.isEmpty();
    hosts = Optional.of(line);
    return free;
  }

  private static Object value(Use use, String option) {
    return use.options().value(option).orElse("");
  }

  private boolean function(Use use, boolean negated) {
    if (use.name().equals("has-field") && !negated) {
      needed = String.valueOf(value(use, "name"));
      return true;
    }
    if (!use.name().equals("names-of") || !(value(use, "names") instanceof List<?> names)) {
      return false;
    }
    String list = String.join(",", names.stream().map(String::valueOf).toList());
    boolean except = Boolean.TRUE.equals(value(use, "except")) != negated;
    boolean ignoreCase = Boolean.TRUE.equals(value(use, "ignore-case"));
    boolean sayable = isList(names);
    if (value(use, "field").equals("HOST")) {
      return sayable && ignoreCase && setHosts((except ? "-" : "+") + list);
    }
    boolean free = programs.isEmpty() && sayable && !ignoreCase;
    programs = Optional.of((except ? "!-" : "!") + list);
    return free && value(use, "field").equals("PROGRAM");
  }

  /** Whether names stay what they are in a list: without signs, separators and what means all. */
  private static boolean isList(List<?> names) {
    List<String> texts = names.stream().map(String::valueOf).toList();
    return !texts.isEmpty()
        && texts.stream().noneMatch(name -> name.isEmpty() || name.equals("*") || name.equals("@"))
        && texts.stream()
            .allMatch(name -> name.chars().allMatch(c -> c > ' ' && c != ',' && c != '\\'))
        && "+-".indexOf(texts.getFirst().charAt(0)) < 0;
  }

  private static boolean isOwnHost(Condition.Compare compare) {
    return compare.comparison() == Condition.Comparison.TEXT_EQUAL
        && compare.left().equals(Template.of(Template.macro("HOST")))
        && compare.right().equals(Template.of(Template.macro("LOGHOST")));
  }

  /** The own host among others, or several patterns for one field. */
  private boolean or(Condition.Or or, boolean negated) {
    if (or.any().size() == 2
        && or.any().getFirst() instanceof Condition.Compare own
        && isOwnHost(own)
        && or.any().getLast() instanceof Condition.Function names
        && value(names.function(), "names") instanceof List<?> list
        && value(names.function(), "field").equals("HOST")) {
      String others = String.join(",", list.stream().map(String::valueOf).toList());
      return isList(list) && setHosts((negated ? "-@," : "+@,") + others);
    }
    List<String> alternatives = new ArrayList<>();
    Set<PatternFlag> flags = Set.of();
    Optional<String> field = Optional.empty();
    for (Condition one : or.any()) {
      if (!(one instanceof Condition.Matches matches) || matches.store()) {
        return false;
      }
      Optional<String> ere = extended(matches.pattern());
      Optional<String> subject = field(matches.subject());
      boolean same =
          alternatives.isEmpty()
              || (subject.equals(field) && matches.pattern().flags().equals(flags));
      if (ere.isEmpty() || subject.isEmpty() || !same) {
        return false;
      }
      flags = matches.pattern().flags();
      field = subject;
      alternatives.add("(" + ere.get() + ")");
    }
    String pattern = String.join("|", alternatives);
    boolean sayable = field.isPresent() && !flags.contains(PatternFlag.UTF8);
    return sayable
        && setProperty(
            field.get(), negated, flags.contains(PatternFlag.IGNORE_CASE), "ereregex", pattern);
  }

  private static Optional<String> extended(PatternSpec pattern) {
    return switch (pattern.syntax()) {
      case ERE_POSIX -> Optional.of(latin(pattern));
      case PCRE -> PcreText.toExtended(latin(pattern));
      case ERE_C, ERE_UTF8, BRE, GLOB, LITERAL -> Optional.empty();
    };
  }

  private static String latin(PatternSpec pattern) {
    return new String(pattern.text(), StandardCharsets.ISO_8859_1);
  }

  private boolean matches(Condition.Matches matches, boolean negated) {
    PatternSpec pattern = matches.pattern();
    Optional<String> field = field(matches.subject());
    if (field.isEmpty() || matches.store()) {
      return false;
    }
    boolean ignoreCase = pattern.flags().contains(PatternFlag.IGNORE_CASE);
    String text = latin(pattern);
    Optional<String> operator = operator(pattern);
    if (pattern.syntax() == PatternSyntax.PCRE) {
      Optional<String> ere = PcreText.toExtended(text);
      boolean plain = PcreText.isLiteral(text);
      return ere.isPresent()
          && setProperty(
              field.get(), negated, ignoreCase, plain ? "contains" : "ereregex", ere.get());
    }
    return operator.isPresent()
        && setProperty(field.get(), negated, ignoreCase, operator.get(), text);
  }

  private static Optional<String> operator(PatternSpec pattern) {
    return switch (pattern.syntax()) {
      case BRE -> Optional.of("regex");
      case ERE_POSIX -> Optional.of("ereregex");
      case LITERAL -> {
        if (pattern.flags().contains(PatternFlag.WHOLE)) {
          yield Optional.of("isequal");
        }
        yield Optional.of(pattern.flags().contains(PatternFlag.PREFIX) ? "startswith" : "contains");
      }
      case ERE_C, ERE_UTF8, PCRE, GLOB -> Optional.empty();
    };
  }

  private static Optional<String> field(Template subject) {
    if (subject.parts().size() != 1
        || !(subject.parts().getFirst() instanceof Template.Macro macro)) {
      return Optional.empty();
    }
    return switch (macro.name()) {
      case "MESSAGE", "MSG" -> Optional.of("msg");
      case "PROGRAM" -> Optional.of("programname");
      case "HOST" -> Optional.of("hostname");
      case "MSGID" -> Optional.of("msgid");
      case "SDATA" -> Optional.of("sd");
      default -> Optional.empty();
    };
  }

  private boolean setProperty(
      String field, boolean negated, boolean ignoreCase, String operator, String value) {
    String macro = field.equals("programname") ? "PROGRAM" : field.equals("sd") ? "SDATA" : "MSGID";
    boolean always = field.equals("msg") || field.equals("hostname");
    // A missing field never passes here; elsewhere it passes where a match is excluded.
    boolean asked = needed.equals(macro);
    boolean free = property.isEmpty() && (always || asked || !negated);
    if (asked) {
      needed = "";
    }
    String escaped = LineEscapes.quote(value);
    property =
        Optional.of(
            ":"
                + field
                + ", "
                + (negated ? "!" : "")
                + (ignoreCase ? "icase_" : "")
                + operator
                + ", \""
                + escaped
                + "\"");
    return free && !value.isEmpty() && value.indexOf('\n') < 0;
  }
}
