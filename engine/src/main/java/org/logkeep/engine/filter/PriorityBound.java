package org.logkeep.engine.filter;

import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;

/**
 * What a condition says about priorities alone: outside the bound it never holds. A router may look
 * at this first.
 */
public final class PriorityBound {
  private PriorityBound() {}

  /** The priorities at which the condition may hold. */
  public static PrioritySet of(Condition condition) {
    return possible(condition, true);
  }

  private static PrioritySet possible(Condition condition, boolean holds) {
    return switch (condition) {
      case Condition.And and ->
          and.all().stream()
              .map(part -> possible(part, holds))
              .reduce(
                  holds ? PrioritySet.ALL : PrioritySet.NONE,
                  holds ? PrioritySet::and : PrioritySet::or);
      case Condition.Or or ->
          or.any().stream()
              .map(part -> possible(part, holds))
              .reduce(
                  holds ? PrioritySet.NONE : PrioritySet.ALL,
                  holds ? PrioritySet::or : PrioritySet::and);
      case Condition.Not not -> possible(not.negated(), !holds);
      case Condition.Named named -> possible(named.condition(), holds);
      case Condition.Constant c -> c.holds() == holds ? PrioritySet.ALL : PrioritySet.NONE;
      case Condition.Priority p -> holds ? p.set() : p.set().not();
      case Condition.Matches m -> PrioritySet.ALL;
      case Condition.Compare c -> PrioritySet.ALL;
      case Condition.Function f -> PrioritySet.ALL;
    };
  }
}
