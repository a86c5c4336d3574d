package org.logkeep.engine.filter;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Span;

/**
 * Makes conditions smaller without changing what they mean: combinations of priorities become one
 * set, negations move inwards, constants disappear.
 *
 * <p>Conditions that count, store or use up a rate must be asked exactly when the configuration
 * says so; priorities move past their neighbours only where none of these is among them.
 */
final class ConditionFolder {
  private ConditionFolder() {}

  static Condition fold(Condition condition) {
    return switch (condition) {
      case Condition.And and -> combine(and.all(), true, and.span());
      case Condition.Or or -> combine(or.any(), false, or.span());
      case Condition.Not not -> not(fold(not.negated()), not.span());
      case Condition.Named named ->
          new Condition.Named(named.name(), fold(named.condition()), named.span());
      case Condition.Constant c -> c;
      case Condition.Priority p -> p;
      case Condition.Matches m -> m;
      case Condition.Compare c -> c;
      case Condition.Function f -> f;
    };
  }

  private static Condition not(Condition folded, Span span) {
    return switch (folded) {
      case Condition.Constant c -> new Condition.Constant(!c.holds(), span);
      case Condition.Priority p -> new Condition.Priority(p.set().not(), span);
      case Condition.Not twice when !hasEffect(twice.negated()) -> twice.negated();
      case Condition other -> new Condition.Not(other, span);
    };
  }

  private static Condition combine(List<Condition> parts, boolean all, Span span) {
    List<Condition> flat = new ArrayList<>();
    for (Condition part : parts) {
      flatten(fold(part), all, flat);
    }
    int end = decided(flat, all);
    boolean effects = flat.subList(0, end).stream().anyMatch(ConditionFolder::hasEffect);
    if (end < flat.size() && !effects) {
      return new Condition.Constant(!all, span);
    }
    List<Condition> merged = new ArrayList<>();
    for (Condition part : flat.subList(0, Math.min(end + 1, flat.size()))) {
      if (part instanceof Condition.Constant c && c.holds() == all) {
        continue;
      }
      int partner = part instanceof Condition.Priority ? partner(merged, effects) : -1;
      if (partner >= 0
          && part instanceof Condition.Priority p
          && merged.get(partner) instanceof Condition.Priority other) {
        PrioritySet set = all ? other.set().and(p.set()) : other.set().or(p.set());
        merged.set(partner, new Condition.Priority(set, other.span()));
      } else if (part instanceof Condition.Priority && !effects) {
        merged.addFirst(part);
      } else {
        merged.add(part);
      }
    }
    return switch (merged.size()) {
      case 0 -> new Condition.Constant(all, span);
      case 1 -> merged.getFirst();
      default -> all ? new Condition.And(merged, span) : new Condition.Or(merged, span);
    };
  }

  private static void flatten(Condition part, boolean all, List<Condition> into) {
    if (all && part instanceof Condition.And and) {
      into.addAll(and.all());
    } else if (!all && part instanceof Condition.Or or) {
      into.addAll(or.any());
    } else {
      into.add(part);
    }
  }

  /** The place of the constant behind which nothing is asked any more, or the end. */
  private static int decided(List<Condition> parts, boolean all) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Condition.Constant c && c.holds() != all) {
        return i;
      }
    }
    return parts.size();
  }

  private static int partner(List<Condition> merged, boolean effects) {
    int place = effects ? merged.size() - 1 : 0;
    return place >= 0 && place < merged.size() && merged.get(place) instanceof Condition.Priority
        ? place
        : -1;
  }

  /** Whether it matters how often, or in which order, a condition is asked. */
  static boolean hasEffect(Condition condition) {
    return switch (condition) {
      case Condition.And and -> and.all().stream().anyMatch(ConditionFolder::hasEffect);
      case Condition.Or or -> or.any().stream().anyMatch(ConditionFolder::hasEffect);
      case Condition.Not not -> hasEffect(not.negated());
      case Condition.Named named -> true;
      case Condition.Matches matches -> matches.store();
      case Condition.Function function -> function.function().name().equals("rate-limit");
      case Condition.Constant c -> false;
      case Condition.Priority p -> false;
      case Condition.Compare c -> false;
    };
  }
}
