package org.logkeep.record.frame;

import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/**
 * Records end at a newline, and at a NUL unless NULs belong to the text; CR, LF and NUL bytes at
 * their end are stripped (syslog-ng specification, section 10.1; RFC 6587, section 3.4.2).
 *
 * <p>A line longer than the limit is split: each full piece becomes a record of its own, flagged as
 * {@link RecordFlags#TRUNCATED}, and so nothing of it is lost.
 */
public final class LineFramer implements Framer {
  private final int longest;
  private final boolean keepNuls;
  private final boolean keepEmpty;

  /** How many bytes of what was left the last time are known to hold no line end. */
  private int searched;

  /** Whether the bytes to come are the rest of a line that was split. */
  private boolean splitting;

  /**
   * Makes the state of a new connection.
   *
   * @param longest the most bytes of a record
   * @param keepNuls NULs are part of the text
   * @param keepEmpty empty lines are records
   */
  public LineFramer(int longest, boolean keepNuls, boolean keepEmpty) {
    this.longest = Math.max(1, longest);
    this.keepNuls = keepNuls;
    this.keepEmpty = keepEmpty;
  }

  @Override
  public int frame(RecordBatch batch, int from, int to, int sender, long arrival) {
    byte[] data = batch.data();
    int start = from;
    int search = Math.min(from + searched, to);
    while (true) {
      int end =
          keepNuls ? LineEnds.newline(data, search, to) : LineEnds.newlineOrNul(data, search, to);
      start = split(batch, start, end, sender, arrival);
      if (end == to) {
        searched = to - start;
        return start - from;
      }
      add(batch, start, end, sender, arrival);
      splitting = false;
      start = end + 1;
      search = start;
    }
  }

  /** Adds the full pieces of a line that is too long; gives the offset behind them. */
  private int split(RecordBatch batch, int from, int end, int sender, long arrival) {
    int start = from;
    while (end - start > longest) {
      int row = batch.addRow(start, longest, sender, arrival);
      batch.addFlags(row, RecordFlags.TRUNCATED);
      start += longest;
      splitting = true;
    }
    return start;
  }

  private void add(RecordBatch batch, int from, int end, int sender, long arrival) {
    int stripped = LineEnds.strip(batch.data(), from, end);
    // The end of a split line is no empty line.
    if (stripped > from || (keepEmpty && !splitting)) {
      batch.addRow(from, stripped - from, sender, arrival);
    }
  }

  @Override
  public void finish(RecordBatch batch, int from, int to, int sender, long arrival) {
    int rest = from + frame(batch, from, to, sender, arrival);
    if (rest < to) {
      add(batch, rest, to, sender, arrival);
    }
    searched = 0;
    splitting = false;
  }

  @Override
  public int mostHeld() {
    return longest;
  }
}
