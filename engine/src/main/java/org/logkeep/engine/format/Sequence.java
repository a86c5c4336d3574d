package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** Formatters one behind the other. */
final class Sequence implements Formatter {
  private final Formatter[] parts;

  Sequence(Formatter[] parts) {
    this.parts = parts;
  }

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    for (Formatter part : parts) {
      part.format(batch, row, context, out);
    }
  }
}
