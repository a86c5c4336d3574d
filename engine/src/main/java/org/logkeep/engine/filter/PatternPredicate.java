package org.logkeep.engine.filter;

import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;
import org.logkeep.topology.condition.Condition;

/** A pattern matches a subject, whose other patterns are searched in the same pass. */
final class PatternPredicate implements Predicate {
  private final PatternGroup group;
  private final int id;
  private final Condition.Matches condition;
  private final LocatedPattern located;

  PatternPredicate(
      PatternGroup group, int id, Condition.Matches condition, LocatedPattern located) {
    this.group = group;
    this.id = id;
    this.condition = condition;
    this.located = located;
  }

  @Override
  public boolean test(RecordBatch batch, int row, FilterContext context) {
    return group.matches(batch, row, context, id);
  }

  @Override
  public void select(RecordBatch batch, Selection rows, FilterContext context) {
    if (condition.store()) {
      Predicate.super.select(batch, rows, context);
    } else {
      group.select(batch, rows, context, id);
    }
  }

  @Override
  public int take(RecordBatch batch, int row, FilterContext context) {
    if (!test(batch, row, context)) {
      return NO_ROW;
    }
    return condition.store() ? located.store(batch, row, group.subject(batch, row, context)) : row;
  }

  @Override
  public Explanation explain(RecordBatch batch, int row, FilterContext context) {
    return located.explain(group.subject(batch, row, context), condition);
  }
}
