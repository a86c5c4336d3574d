package org.logkeep.engine.filter;

import java.util.List;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.diagnostic.Span;

/** The condition does not hold. */
record NotPredicate(Predicate negated, Span span) implements Predicate {
  @Override
  public boolean test(RecordBatch batch, int row, FilterContext context) {
    return !negated.test(batch, row, context);
  }

  @Override
  public Explanation explain(RecordBatch batch, int row, FilterContext context) {
    Explanation part = negated.explain(batch, row, context);
    return new Explanation(!part.holds(), "this does not hold", "", span, List.of(part));
  }
}
