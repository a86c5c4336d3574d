package org.logkeep.topology.lint;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.topology.Branch;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;

/** Looks into branches. */
final class Walk {
  private Walk() {}

  /** All deliveries of a branch, at any depth. */
  static List<Branch.Deliver> deliveries(Branch branch) {
    List<Branch.Deliver> found = new ArrayList<>();
    for (Branch.Step step : branch.steps()) {
      switch (step) {
        case Branch.Deliver deliver -> found.add(deliver);
        case Branch.Junction junction ->
            junction.branches().forEach(inner -> found.addAll(deliveries(inner)));
        case Branch.Choice choice ->
            choice.alternatives().forEach(each -> found.addAll(deliveries(each.body())));
        case Branch.Filter _, Branch.Rewrite _, Branch.Parse _ -> {}
      }
    }
    return found;
  }

  /** The priorities for which a condition may hold: never too few. */
  static PrioritySet mayHold(Condition condition) {
    return switch (condition) {
      case Condition.Priority priority -> priority.set();
      case Condition.Named named -> mayHold(named.condition());
      case Condition.Constant constant -> constant.holds() ? PrioritySet.ALL : PrioritySet.NONE;
      case Condition.Not not -> mustHold(not.negated()).not();
      case Condition.And and ->
          and.all().stream().map(Walk::mayHold).reduce(PrioritySet.ALL, PrioritySet::and);
      case Condition.Or or ->
          or.any().stream().map(Walk::mayHold).reduce(PrioritySet.NONE, PrioritySet::or);
      case Condition.Matches _, Condition.Compare _, Condition.Function _ -> PrioritySet.ALL;
    };
  }

  /** The priorities for which a condition surely holds: never too many. */
  static PrioritySet mustHold(Condition condition) {
    return switch (condition) {
      case Condition.Priority priority -> priority.set();
      case Condition.Named named -> mustHold(named.condition());
      case Condition.Constant constant -> constant.holds() ? PrioritySet.ALL : PrioritySet.NONE;
      case Condition.Not not -> mayHold(not.negated()).not();
      case Condition.And and ->
          and.all().stream().map(Walk::mustHold).reduce(PrioritySet.ALL, PrioritySet::and);
      case Condition.Or or ->
          or.any().stream().map(Walk::mustHold).reduce(PrioritySet.NONE, PrioritySet::or);
      case Condition.Matches _, Condition.Compare _, Condition.Function _ -> PrioritySet.NONE;
    };
  }

  /** The priorities that may come to an end of a branch: never too few. */
  static PrioritySet mayPass(Branch branch) {
    PrioritySet set = PrioritySet.ALL;
    for (Branch.Step step : branch.steps()) {
      if (step instanceof Branch.Filter filter) {
        set = set.and(mayHold(filter.condition()));
      }
    }
    return set;
  }

  /** The priorities that surely match a branch, whatever else a record says. */
  static PrioritySet mustPass(Branch branch) {
    PrioritySet set = PrioritySet.ALL;
    for (Branch.Step step : branch.steps()) {
      set =
          switch (step) {
            case Branch.Filter filter -> set.and(mustHold(filter.condition()));
            case Branch.Deliver _, Branch.Rewrite _ -> set;
            case Branch.Parse _, Branch.Junction _, Branch.Choice _ -> PrioritySet.NONE;
          };
    }
    return set;
  }

  /** Whether only priorities decide in a branch, so that what passes is known exactly. */
  static boolean decidedByPriority(Branch branch) {
    return mayPass(branch).equals(mustPass(branch));
  }
}
