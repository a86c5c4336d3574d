package org.logkeep.topology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Span;

/**
 * A sequence of steps that records walk along.
 *
 * <p>A record that fails a condition leaves the branch, which then did not match it. A destination
 * never ends a branch and never decides whether it matched.
 *
 * @param name its name, if the configuration gives one
 * @param steps what happens, in order
 * @param flags how the branch stands among its siblings
 * @param span where it stands
 */
public record Branch(Optional<String> name, List<Step> steps, Set<Flag> flags, Span span) {

  /** How a branch stands among its siblings. */
  public enum Flag {
    /** A record that matched goes to no later sibling. */
    FINAL,
    /** Only tried for records that no sibling without this flag matched. */
    FALLBACK,
    /** Top level only: takes the records of every input. */
    CATCH_ALL,
    /**
     * Sources are held back rather than records dropped when a destination of this branch is full.
     */
    FLOW_CONTROL
  }

  /** What can happen to a record on its way. */
  public sealed interface Step {
    /** Where the step stands. */
    Span span();
  }

  /** Records for which the condition does not hold leave the branch. */
  public record Filter(Condition condition) implements Step {
    @Override
    public Span span() {
      return condition.span();
    }
  }

  /** The record is changed, for the rest of this branch. */
  public record Rewrite(Use rewrite) implements Step {
    @Override
    public Span span() {
      return rewrite.span();
    }
  }

  /**
   * Text is taken apart into name-value pairs; records that the parser refuses leave the branch.
   */
  public record Parse(Use parser) implements Step {
    @Override
    public Span span() {
      return parser.span();
    }
  }

  /** The record, as it is now, goes to a destination. */
  public record Deliver(String output, Span span) implements Step {}

  /**
   * Each branch gets the record; what follows is done once for each branch that matched it, and if
   * none did, the record leaves the enclosing branch.
   */
  public record Junction(List<Branch> branches, Span span) implements Step {
    /** Copies the list. */
    public Junction {
      branches = List.copyOf(branches);
    }
  }

  /**
   * The record goes into one alternative only. With a guard, the guard decides which; without one,
   * the body as a whole does. A record that no alternative takes goes on unchanged.
   */
  public record Choice(List<Alternative> alternatives, Span span) implements Step {
    /** Copies the list. */
    public Choice {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** One way that a {@link Choice} offers. */
  public record Alternative(Optional<Condition> guard, Branch body) {}

  /** Copies lists and sets. */
  public Branch {
    steps = List.copyOf(steps);
    flags = Set.copyOf(flags);
  }
}
