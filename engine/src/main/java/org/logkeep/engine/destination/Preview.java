package org.logkeep.engine.destination;

import org.logkeep.engine.format.FormatContext;
import org.logkeep.record.RecordBatch;

/**
 * Makes what a destination would write for a record, with the same formatters, and writes nothing.
 */
@FunctionalInterface
public interface Preview {
  /** What the record becomes, as if it were the only one. */
  Written of(RecordBatch batch, int row, FormatContext context);
}
