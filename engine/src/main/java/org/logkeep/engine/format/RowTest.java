package org.logkeep.engine.format;

import org.logkeep.record.RecordBatch;

/** A condition as templates see it, such as the first argument of {@code $(if (filter) a b)}. */
@FunctionalInterface
public interface RowTest {
  /** Whether the condition holds for one record. */
  boolean test(RecordBatch batch, int row, FormatContext context);
}
