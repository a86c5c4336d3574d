package org.logkeep.engine.destination;

import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/**
 * syslog-ng's way: a record with host, program, pid and text of the last one is held back for an
 * interval that begins with the first one that went through; when it ends or another record comes,
 * one line tells how many (seen on syslog-ng 3.38).
 */
final class SuppressRepeats extends RepeatGate {
  private static final int SHOWN = 20;

  private final Loop loop;
  private final long interval;
  private final ByteSink header = new ByteSink(64);
  private final ByteSink text = new ByteSink(128);
  private Loop.@Nullable Watch timer;
  private long since;

  SuppressRepeats(Loop loop, long interval, Emitter emitter) {
    super(emitter, Integer.MAX_VALUE, false, Field.MESSAGE, Field.HOST, Field.PROGRAM, Field.PID);
    this.loop = loop;
    this.interval = interval;
  }

  @Override
  boolean mayHold(RecordBatch batch, int row) {
    return loop.nanos() - since < interval;
  }

  @Override
  void passed(RecordBatch batch, int row) {
    since = loop.nanos();
  }

  @Override
  void heldBack() {
    if (timer == null) {
      timer = loop.after(since + interval - loop.nanos(), this::expired);
    }
  }

  private void expired() {
    timer = null;
    tell();
  }

  @Override
  void tell(long count, FormatContext context) {
    close();
    RecordBatch last = last();
    byte[] pid = context.self().pid();
    header.clear();
    putField(last, Field.PROGRAM, Integer.MAX_VALUE, header);
    header.put('[');
    header.put(pid);
    header.put("]: ");
    text.clear();
    text.put("Last message '");
    putField(last, Field.MESSAGE, SHOWN, text);
    text.put("' repeated ");
    text.putDecimal(count);
    text.put(" times, suppressed by syslog-ng on ");
    text.put(context.self().host());
    emitTagged(loop.now(), pid, header, text, context);
  }

  private static void putField(RecordBatch batch, Field field, int most, ByteSink out) {
    if (batch.has(0, field)) {
      out.put(batch.data(), batch.offset(0, field), Math.min(batch.length(0, field), most));
    }
  }

  @Override
  void close() {
    if (timer != null) {
      timer.close();
      timer = null;
    }
  }
}
