package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** {@code 1} if a condition holds, else nothing. */
public record TestText(RowTest test) implements Formatter {
  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    if (test.test(batch, row, context)) {
      out.put('1');
    }
  }
}
