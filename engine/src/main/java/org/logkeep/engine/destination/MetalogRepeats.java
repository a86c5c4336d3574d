package org.logkeep.engine.destination;

import java.nio.charset.StandardCharsets;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/**
 * metalog's way: a record with program and text of the last one (512 bytes of each count) is held
 * back; before the next other one comes {@code - Last output repeated twice -} behind 16 blanks,
 * without stamp. There is no timer.
 *
 * <p>A text or program longer than any before goes through once more, as in metalog. There it is
 * because such a record is not remembered, so that an older one is also taken for its repeat and
 * lost; that is not done here.
 */
final class MetalogRepeats extends RepeatGate {
  private static final byte[] BEGINNING =
      "                - Last output repeated ".getBytes(StandardCharsets.US_ASCII);

  private int longestText;
  private int longestProgram;
  private boolean grown;

  MetalogRepeats(Emitter emitter) {
    super(emitter, 512, false, Field.MESSAGE, Field.PROGRAM);
  }

  @Override
  boolean mayHold(RecordBatch batch, int row) {
    return !grown && !isLongest(batch, row);
  }

  @Override
  void passed(RecordBatch batch, int row) {
    grown = isLongest(batch, row);
    longestText = Math.max(longestText, batch.length(row, Field.MESSAGE));
    longestProgram = Math.max(longestProgram, batch.length(row, Field.PROGRAM));
  }

  private boolean isLongest(RecordBatch batch, int row) {
    return batch.length(row, Field.MESSAGE) > longestText
        || batch.length(row, Field.PROGRAM) > longestProgram;
  }

  /** Only another record tells; at the end the count is left out, as metalog does. */
  @Override
  void settle() {}

  @Override
  void tell(long count, FormatContext context) {
    emitLine((batch, row, _, out) -> line(count, out), context);
  }

  private static void line(long count, ByteSink out) {
    out.put(BEGINNING);
    if (count == 1) {
      out.put("twice");
    } else {
      out.putDecimal(count);
      out.put(" times");
    }
    out.put(" -\n");
  }
}
