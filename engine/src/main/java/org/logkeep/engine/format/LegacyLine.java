package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/**
 * Host, a blank, header and text: the tail of the common line. Where they lie beside each other in
 * the received bytes exactly as they are to be printed, they are copied in one go.
 */
final class LegacyLine implements Formatter {
  private final HeaderText header = new HeaderText();

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    byte[] data = batch.data();
    int host = batch.offset(row, Field.HOST);
    int hostLength = batch.length(row, Field.HOST);
    int head = batch.offset(row, Field.HEADER);
    int headLength = batch.length(row, Field.HEADER);
    int message = batch.offset(row, Field.MESSAGE);
    int messageLength = batch.length(row, Field.MESSAGE);
    if (host >= 0
        && headLength > 0
        && head == host + hostLength + 1
        && message == head + headLength
        && data[head - 1] == ' ') {
      out.put(data, host, message + messageLength - host);
      return;
    }
    if (hostLength > 0) {
      out.put(data, host, hostLength);
    }
    out.put(' ');
    if (headLength > 0) {
      out.put(data, head, headLength);
    } else {
      header.format(batch, row, context, out);
    }
    if (messageLength > 0) {
      out.put(data, message, messageLength);
    }
  }
}
