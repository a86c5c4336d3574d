package org.logkeep.record.frame;

import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/**
 * One datagram is one record, be it empty or several lines long (syslog-ng specification, section
 * 10.1).
 *
 * @param longest what exceeds this many bytes is cut off
 * @param stripEnds whether newlines and NULs at the end are dropped; a profile that shows them
 *     (sysklogd) needs them kept
 */
public record DatagramFraming(int longest, boolean stripEnds) {
  /**
   * Adds the row of the datagram that lies at {@code [from, to)} of the batch's data.
   *
   * @return the row
   */
  public int frame(RecordBatch batch, int from, int to, int sender, long arrival) {
    boolean cut = to - from > longest;
    int end = cut ? from + longest : to;
    byte[] data = batch.data();
    while (stripEnds && end > from && (data[end - 1] == '\n' || data[end - 1] == 0)) {
      end--;
    }
    int row = batch.addRow(from, end - from, sender, arrival);
    if (cut) {
      batch.addFlags(row, RecordFlags.TRUNCATED);
    }
    return row;
  }
}
