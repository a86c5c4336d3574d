package org.logkeep.record.frame;

import org.logkeep.record.RecordBatch;

/**
 * Chooses by the first byte of the connection: a digit means counted records for all of it,
 * anything else lines (syslog-ng specification, {@code transport(auto)}).
 */
public final class AutoFramer implements Framer {
  private final LineFramer lines;
  private final CountedFramer counted;
  private boolean chosen;
  private boolean isCounted;

  /** Makes the state of a new connection, from the two framings it chooses between. */
  public AutoFramer(LineFramer lines, CountedFramer counted) {
    this.lines = lines;
    this.counted = counted;
  }

  @Override
  public int frame(RecordBatch batch, int from, int to, int sender, long arrival) {
    choose(batch, from, to);
    return isCounted
        ? counted.frame(batch, from, to, sender, arrival)
        : lines.frame(batch, from, to, sender, arrival);
  }

  private void choose(RecordBatch batch, int from, int to) {
    if (!chosen && from < to) {
      chosen = true;
      byte first = batch.data()[from];
      isCounted = first >= '0' && first <= '9';
    }
  }

  @Override
  public void finish(RecordBatch batch, int from, int to, int sender, long arrival) {
    choose(batch, from, to);
    if (isCounted) {
      counted.finish(batch, from, to, sender, arrival);
    } else {
      lines.finish(batch, from, to, sender, arrival);
    }
  }

  @Override
  public int mostHeld() {
    return Math.max(lines.mostHeld(), counted.mostHeld());
  }

  @Override
  public boolean failed() {
    return counted.failed();
  }

  @Override
  public String fault() {
    return counted.fault();
  }
}
