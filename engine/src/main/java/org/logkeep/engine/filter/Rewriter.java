package org.logkeep.engine.filter;

import org.logkeep.record.RecordBatch;

/** A compiled rewrite. */
public interface Rewriter {
  /**
   * Changes a record.
   *
   * @param row the record; not to be changed itself unless {@code owned}
   * @param owned whether no other branch can see this row
   * @return the row that holds the outcome: {@code row} if it was owned or nothing changed, else a
   *     copy
   */
  int rewrite(RecordBatch batch, int row, boolean owned, FilterContext context);
}
