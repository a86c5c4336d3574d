package org.logkeep.engine.destination;

import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/**
 * Records of a length: longer ones are cut, line end included (syslog-ng 3.38), shorter ones filled
 * up with NUL.
 *
 * @param form makes the bytes
 * @param padSize length to which records are filled up, or 0
 * @param truncateSize length to which records are cut, or 0
 */
record Shape(Formatter form, int padSize, int truncateSize) implements Formatter {
  /** The form itself, if it is to be neither cut nor filled up. */
  static Formatter of(Formatter form, int padSize, int truncateSize) {
    return padSize == 0 && truncateSize == 0 ? form : new Shape(form, padSize, truncateSize);
  }

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    int start = out.size();
    form.format(batch, row, context, out);
    int length = out.size() - start;
    if (truncateSize > 0 && length > truncateSize) {
      out.truncate(start + truncateSize);
      length = truncateSize;
    }
    if (length > 0 && length <= padSize && out.array()[out.size() - 1] == '\n') {
      out.truncate(start + --length);
    }
    for (int i = length; i < padSize; i++) {
      out.put(0);
    }
  }
}
