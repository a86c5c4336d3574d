package org.logkeep.dialect.sysklogd;

import java.util.List;
import java.util.Optional;
import org.logkeep.match.PatternSpec;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Span;

/** One line of {@code syslog.conf} that was understood. */
sealed interface Statement {
  /** Where it stands. */
  Span span();

  /**
   * Where records of some priorities go.
   *
   * @param set what the selector takes
   * @param selector where the selector stands
   * @param action what is done with them
   * @param target where the action stands
   * @param options what was said behind the action
   * @param filters the blocks that hold for the rule
   * @param indented whether the rule begins with white space
   * @param span where the whole stands
   */
  record Rule(
      PrioritySet set,
      Span selector,
      Action action,
      Span target,
      ActionOptions options,
      Filters filters,
      boolean indented,
      Span span)
      implements Statement {}

  /** A word with a value. */
  record Setting(Kind kind, String value, Span span) implements Statement {
    /** Which word. */
    enum Kind {
      NOTIFY,
      LISTEN,
      UDP_SIZE,
      ROTATE_SIZE,
      ROTATE_COUNT,
      SECURE_MODE
    }
  }

  /** The three filters that blocks set, side by side. */
  record Filters(
      Optional<NameFilter> programs,
      Optional<NameFilter> hosts,
      Optional<PropertyFilter> property) {
    static final Filters NONE = new Filters(Optional.empty(), Optional.empty(), Optional.empty());

    Filters withPrograms(Optional<NameFilter> changed) {
      return new Filters(changed, hosts, property);
    }

    Filters withHosts(Optional<NameFilter> changed) {
      return new Filters(programs, changed, property);
    }

    Filters withProperty(Optional<PropertyFilter> changed) {
      return new Filters(programs, hosts, changed);
    }
  }

  /** Only these names, or all but these. */
  record NameFilter(List<String> names, boolean except, Span span) {
    /** Copies the list. */
    public NameFilter {
      names = List.copyOf(names);
    }
  }

  /**
   * A field that a pattern must match, or must not.
   *
   * @param field the macro: {@code MESSAGE}, {@code PROGRAM}, {@code HOST}, {@code MSGID} or {@code
   *     SDATA}
   * @param negated whether it must not match; a field that is missing never passes either way
   * @param pattern what is looked for
   * @param span where it stands
   */
  record PropertyFilter(String field, boolean negated, PatternSpec pattern, Span span) {}
}
