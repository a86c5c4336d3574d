package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.parse.SdataWriter;

/**
 * The structured data of a record with what rewrites changed; a record that is counted at its
 * destination gets its number as {@code [meta sequenceId="N"]} (RFC 5424, section 7.3.1).
 */
public final class StructuredText implements Formatter {
  private final SdataWriter writer = new SdataWriter();

  /** Makes a formatter. */
  public StructuredText() {}

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    writer.write(out, batch, row, context.sequenceNumber());
  }
}
