package org.logkeep.engine.filter;

import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;

/** A condition that was made smaller, beside the one that was written and that explains it. */
record FoldedPredicate(Predicate folded, Predicate written) implements Predicate {
  @Override
  public boolean test(RecordBatch batch, int row, FilterContext context) {
    return folded.test(batch, row, context);
  }

  @Override
  public int take(RecordBatch batch, int row, FilterContext context) {
    return folded.take(batch, row, context);
  }

  @Override
  public void select(RecordBatch batch, Selection rows, FilterContext context) {
    folded.select(batch, rows, context);
  }

  @Override
  public Explanation explain(RecordBatch batch, int row, FilterContext context) {
    return written.explain(batch, row, context);
  }
}
