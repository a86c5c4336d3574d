package org.logkeep.engine.destination;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/**
 * sysklogd's way: a record that equals the last one in priority, host, tag, pid, msgid, structured
 * data and text is held back; {@code last message buffered N times} is written before the next
 * other record, or 30 seconds after the last write, then 120, then every 600. Whether it is due is
 * looked at every 30 seconds from the daemon's start on (sysklogd 2.7.2).
 */
final class ClassicRepeats extends RepeatGate {
  private static final long[] PAUSES = {
    TimeUnit.SECONDS.toNanos(30), TimeUnit.SECONDS.toNanos(120), TimeUnit.SECONDS.toNanos(600)
  };

  private final Loop loop;
  private final Looks looks;
  private final String before;
  private final String after;
  private final boolean numbered;
  private final ByteSink text = new ByteSink(64);
  private Loop.@Nullable Watch timer;
  private int pause;
  private long lastWrite;

  ClassicRepeats(Loop loop, Looks looks, String form, Emitter emitter) {
    super(
        emitter,
        Integer.MAX_VALUE,
        true,
        Field.MESSAGE,
        Field.HOST,
        Field.PROGRAM,
        Field.PID,
        Field.MSGID,
        Field.STRUCTURED_DATA);
    this.loop = loop;
    this.looks = looks;
    int number = form.indexOf("%d");
    numbered = number >= 0;
    before = number < 0 ? form : form.substring(0, number);
    after = number < 0 ? "" : form.substring(number + 2);
  }

  @Override
  void passed(RecordBatch batch, int row) {
    pause = 0;
    lastWrite = loop.nanos();
  }

  @Override
  void heldBack() {
    if (timer == null) {
      long now = loop.nanos();
      timer = loop.after(looks.due(lastWrite, PAUSES[pause], now) - now, this::expired);
    }
  }

  private void expired() {
    timer = null;
    if (held() > 0) {
      tell();
      pause = Math.min(pause + 1, PAUSES.length - 1);
    }
  }

  @Override
  void tell(long count, FormatContext context) {
    close();
    lastWrite = loop.nanos();
    text.clear();
    text.put(before);
    if (numbered) {
      text.putDecimal(count);
    }
    text.put(after);
    emitUntagged(text, context);
  }

  /** All targets are closed and opened: what comes next repeats nothing. */
  @Override
  void reopened() {
    forget();
    pause = 0;
  }

  @Override
  void close() {
    if (timer != null) {
      timer.close();
      timer = null;
    }
  }
}
