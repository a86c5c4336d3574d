package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/**
 * What stands before the text of a record: as received, else made from program and process id, as
 * {@code prog[12]: }, {@code prog: } or nothing.
 */
public final class HeaderText implements Formatter {
  /** Makes a formatter. */
  public HeaderText() {}

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    byte[] data = batch.data();
    int header = batch.length(row, Field.HEADER);
    if (header > 0) {
      out.put(data, batch.offset(row, Field.HEADER), header);
      return;
    }
    int program = batch.length(row, Field.PROGRAM);
    if (program == 0) {
      return;
    }
    out.put(data, batch.offset(row, Field.PROGRAM), program);
    int pid = batch.length(row, Field.PID);
    if (pid > 0) {
      out.put('[');
      out.put(data, batch.offset(row, Field.PID), pid);
      out.put(']');
    }
    out.put(':');
    out.put(' ');
  }
}
