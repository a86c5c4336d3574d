package org.logkeep.engine.format;

import java.nio.charset.StandardCharsets;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/**
 * The structured data of a record; a record that is counted at its destination gets its number as
 * {@code [meta sequenceId="N"]} (RFC 5424, section 7.3.1).
 */
public final class StructuredText implements Formatter {
  private static final byte[] META = "[meta sequenceId=\"".getBytes(StandardCharsets.US_ASCII);

  /** Makes a formatter. */
  public StructuredText() {}

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    int length = batch.length(row, Field.STRUCTURED_DATA);
    if (length > 0) {
      out.put(batch.data(), batch.offset(row, Field.STRUCTURED_DATA), length);
    }
    long number = context.sequenceNumber();
    if (number > 0) {
      out.put(META);
      out.putDecimal(number);
      out.put('"');
      out.put(']');
    }
  }
}
