package org.logkeep.engine.filter;

import org.logkeep.engine.format.TextReader;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Collects the patterns of a plan by subject, so that each subject is searched once a record. */
final class PatternPlan {
  private final Diagnostics diagnostics;

  PatternPlan(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Adds a condition's pattern; the predicate may be used after {@link #freeze}. */
  Predicate add(Condition.Matches matches, TextReader subject, boolean batched) {
    diagnostics.error(
        "LK0310", matches.span(), "this kind of pattern cannot be searched yet", "this pattern");
    return new ConstantPredicate(false, matches.span());
  }

  void freeze() {}
}
