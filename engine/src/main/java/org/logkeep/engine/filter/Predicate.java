package org.logkeep.engine.filter;

import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;
import org.logkeep.topology.diagnostic.Span;

/**
 * A compiled condition. Stateful ones (rates) see each record once, in order of arrival. Confined
 * to one thread.
 */
public interface Predicate {
  /** What {@link #take} says of a record for which the condition does not hold. */
  int NO_ROW = -1;

  /** Whether the condition holds for one row; the same verdict as {@link #select}. */
  boolean test(RecordBatch batch, int row, FilterContext context);

  /**
   * Keeps those rows of {@code rows} for which the condition holds, in their order. A condition
   * that stores what it found puts a copy of the row in its place.
   *
   * @param rows the rows in question; holds the answer afterwards
   */
  default void select(RecordBatch batch, Selection rows, FilterContext context) {
    int size = rows.size();
    int[] array = rows.array(size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int taken = take(batch, array[i], context);
      if (taken != NO_ROW) {
        array[kept++] = taken;
      }
    }
    rows.size(kept);
  }

  /**
   * The verdict of {@link #test} for a single row, with what the condition stores.
   *
   * @return the row, or a copy of it that holds what was stored, or {@link #NO_ROW}
   */
  default int take(RecordBatch batch, int row, FilterContext context) {
    return test(batch, row, context) ? row : NO_ROW;
  }

  /** A condition that never holds. */
  static Predicate never(Span span) {
    return new ConstantPredicate(false, span);
  }

  /** Why the condition holds or not. Counts nothing and uses up no rate. */
  Explanation explain(RecordBatch batch, int row, FilterContext context);
}
