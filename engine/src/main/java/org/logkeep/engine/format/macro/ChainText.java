package org.logkeep.engine.format.macro;

import org.logkeep.engine.format.FieldText;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/**
 * The host with the chain that it came by: {@code source@host} for records of this machine, {@code
 * host/sender} for others, the host alone where no chain is kept.
 */
final class ChainText implements Formatter {
  private final Formatter host = new FieldText(Field.HOST);

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    if (!batch.hasFlag(row, RecordFlags.CHAINED)) {
      host.format(batch, row, context, out);
    } else if (batch.hasFlag(row, RecordFlags.LOCAL)) {
      out.put(context.sourceName(batch, row));
      out.put('@');
      host.format(batch, row, context, out);
    } else {
      host.format(batch, row, context, out);
      out.put('/');
      out.put(context.senderName(batch, row));
    }
  }
}
