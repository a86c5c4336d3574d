package org.logkeep.engine.filter;

import org.logkeep.engine.format.TextReader;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.condition.Condition;

/** A pattern that is searched each time it is asked for, on records that are about to change. */
final class SinglePredicate implements Predicate {
  private final TextReader subject;
  private final Condition.Matches condition;
  private final LocatedPattern located;

  SinglePredicate(TextReader subject, Condition.Matches condition, LocatedPattern located) {
    this.subject = subject;
    this.condition = condition;
    this.located = located;
  }

  @Override
  public boolean test(RecordBatch batch, int row, FilterContext context) {
    return located.finds(subject.read(batch, row, context));
  }

  @Override
  public Explanation explain(RecordBatch batch, int row, FilterContext context) {
    return located.explain(subject.read(batch, row, context), condition);
  }
}
