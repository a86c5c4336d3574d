package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** A text, or another one where the first is empty: {@code ${NAME:-text}}. */
final class Otherwise implements Formatter {
  private final Formatter value;
  private final byte[] otherwise;

  Otherwise(Formatter value, byte[] otherwise) {
    this.value = value;
    this.otherwise = otherwise;
  }

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    int before = out.size();
    value.format(batch, row, context, out);
    if (out.size() == before) {
      out.put(otherwise);
    }
  }
}
