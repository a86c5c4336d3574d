package org.logkeep.engine.destination;

import java.nio.charset.StandardCharsets;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;

/**
 * metalog's way: a record with program and text of the last one (512 bytes of each count) is held
 * back; before the next other one comes {@code - Last output repeated twice -} behind 16 blanks,
 * without stamp. There is no timer.
 *
 * <p>metalog itself also swallows a text that begins a longer one that came before, and lets the
 * first repeat of a text longer than any before through. Neither is done here.
 */
final class MetalogRepeats extends RepeatGate {
  private static final byte[] BEGINNING =
      "                - Last output repeated ".getBytes(StandardCharsets.US_ASCII);

  MetalogRepeats(Emitter emitter) {
    super(emitter, 512, false, Field.MESSAGE, Field.PROGRAM);
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
