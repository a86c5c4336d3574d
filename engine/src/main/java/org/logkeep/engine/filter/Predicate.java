package org.logkeep.engine.filter;

import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;

/** A compiled condition. Stateful ones (rates) see each record once, in order of arrival. */
public interface Predicate {
  /**
   * Keeps those rows of {@code rows} for which the condition holds, in their order.
   *
   * @param rows the rows in question; holds the answer afterwards
   */
  void select(RecordBatch batch, Selection rows, FilterContext context);

  /** Whether the condition holds for one row; the same verdict as {@link #select}. */
  boolean test(RecordBatch batch, int row, FilterContext context);
}
