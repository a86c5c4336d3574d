package org.logkeep.topology.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.logkeep.match.PatternSpec;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** What must hold for a record to go on along its path. */
public sealed interface Condition {
  /** Where the condition stands. */
  Span span();

  /** All of them must hold; holds if there is none. They are tried in order. */
  record And(List<Condition> all, Span span) implements Condition {
    /** Copies the list. */
    public And {
      all = List.copyOf(all);
    }
  }

  /** One of them must hold; fails if there is none. They are tried in order. */
  record Or(List<Condition> any, Span span) implements Condition {
    /** Copies the list. */
    public Or {
      any = List.copyOf(any);
    }
  }

  /** It must not hold. */
  record Not(Condition negated, Span span) implements Condition {}

  /** A condition that the configuration gives a name, for counters and explanations. */
  record Named(String name, Condition condition, Span span) implements Condition {}

  /** Always or never. */
  record Constant(boolean holds, Span span) implements Condition {}

  /**
   * The priority belongs to a set. Routing by priority happens before anything else is looked at.
   */
  record Priority(PrioritySet set, Span span) implements Condition {}

  /**
   * A pattern matches the text that a template makes; patterns of all conditions are searched in
   * one pass.
   *
   * @param subject the text; a lone macro in most cases
   * @param pattern what is searched; its id is given by the planner and means nothing here
   * @param store whether groups of the match become the values {@code 0}, {@code 1}, ... and names
   *     of the record
   */
  record Matches(Template subject, PatternSpec pattern, boolean store, Span span)
      implements Condition {}

  /**
   * Two texts compare in some way.
   *
   * @param left the text on the left
   * @param comparison how
   * @param right the text on the right
   */
  record Compare(Template left, Comparison comparison, Template right, Span span)
      implements Condition {}

  /**
   * How {@link Compare} compares: as bytes, or as numbers, where what is no number counts as zero.
   */
  enum Comparison {
    TEXT_EQUAL("eq", false),
    TEXT_NOT_EQUAL("ne", false),
    TEXT_LESS("lt", false),
    TEXT_LESS_OR_EQUAL("le", false),
    TEXT_GREATER("gt", false),
    TEXT_GREATER_OR_EQUAL("ge", false),
    NUMBER_EQUAL("==", true),
    NUMBER_NOT_EQUAL("!=", true),
    NUMBER_LESS("<", true),
    NUMBER_LESS_OR_EQUAL("<=", true),
    NUMBER_GREATER(">", true),
    NUMBER_GREATER_OR_EQUAL(">=", true);

    private final String sign;
    private final boolean numeric;

    Comparison(String sign, boolean numeric) {
      this.sign = sign;
      this.numeric = numeric;
    }

    /** How filter expressions write it, which is how it is shown. */
    public String sign() {
      return sign;
    }

    /** Whether numbers are compared. */
    public boolean numeric() {
      return numeric;
    }

    /** The one that is written so. */
    public static Optional<Comparison> of(String sign) {
      return Arrays.stream(values()).filter(each -> each.sign.equals(sign)).findFirst();
    }

    /** The one that asks the same of texts. */
    public Comparison ofTexts() {
      return valueOf(name().replace("NUMBER", "TEXT"));
    }
  }

  /** A filter function of the catalogue, such as {@code netmask}, holds. */
  record Function(Use function) implements Condition {
    @Override
    public Span span() {
      return function.span();
    }
  }
}
