package org.logkeep.engine.filter;

import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;
import org.logkeep.topology.diagnostic.Span;

/** Always or never. */
record ConstantPredicate(boolean holds, Span span) implements Predicate {
  @Override
  public boolean test(RecordBatch batch, int row, FilterContext context) {
    return holds;
  }

  @Override
  public void select(RecordBatch batch, Selection rows, FilterContext context) {
    if (!holds) {
      rows.clear();
    }
  }

  @Override
  public Explanation explain(RecordBatch batch, int row, FilterContext context) {
    return Explanation.of(holds, holds ? "always" : "never", "", span);
  }
}
