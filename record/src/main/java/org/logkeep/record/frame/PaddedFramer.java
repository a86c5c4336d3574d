package org.logkeep.record.frame;

import org.logkeep.record.RecordBatch;

/** Records have one fixed length and are filled up with NULs ({@code pad-size()}). */
public final class PaddedFramer implements Framer {
  private final int length;
  private final boolean keepEmpty;

  /**
   * Makes the state of a new stream.
   *
   * @param length the length of every record
   * @param keepEmpty records of nothing but padding are records
   */
  public PaddedFramer(int length, boolean keepEmpty) {
    this.length = Math.max(1, length);
    this.keepEmpty = keepEmpty;
  }

  @Override
  public int frame(RecordBatch batch, int from, int to, int sender, long arrival) {
    int start = from;
    while (to - start >= length) {
      add(batch, start, start + length, sender, arrival);
      start += length;
    }
    return start - from;
  }

  private void add(RecordBatch batch, int from, int to, int sender, long arrival) {
    int end = LineEnds.strip(batch.data(), from, to);
    if (end > from || keepEmpty) {
      batch.addRow(from, end - from, sender, arrival);
    }
  }

  @Override
  public void finish(RecordBatch batch, int from, int to, int sender, long arrival) {
    int rest = from + frame(batch, from, to, sender, arrival);
    if (rest < to) {
      add(batch, rest, to, sender, arrival);
    }
  }

  @Override
  public int mostHeld() {
    return length;
  }
}
