package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** A compiled template, macro or template function: writes what it makes of a record. */
public interface Formatter {
  /**
   * Appends the bytes made of one record. Must not allocate in steady state, and must not throw
   * because of what the record says.
   */
  void format(RecordBatch batch, int row, FormatContext context, ByteSink out);
}
