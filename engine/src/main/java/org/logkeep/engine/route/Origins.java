package org.logkeep.engine.route;

import java.util.Arrays;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;

/** A set of received records of a batch, as bits. */
final class Origins {
  private long[] bits = new long[32];

  void clear(int records) {
    int words = (records + 63) >> 6;
    if (words > bits.length) {
      bits = new long[Math.max(words, bits.length * 2)];
    } else {
      Arrays.fill(bits, 0, words, 0);
    }
  }

  void addAll(RecordBatch batch, Selection rows) {
    for (int i = 0; i < rows.size(); i++) {
      int origin = batch.origin(rows.row(i));
      bits[origin >> 6] |= 1L << (origin & 63);
    }
  }

  /** Takes the rows whose records are in the set out of a selection. */
  void removeFrom(RecordBatch batch, Selection rows) {
    int kept = 0;
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.row(i);
      int origin = batch.origin(row);
      if ((bits[origin >> 6] >>> (origin & 63) & 1) == 0) {
        rows.replace(kept++, row);
      }
    }
    rows.size(kept);
  }

  /** How many of the first {@code records} received records are in the set. */
  int count(int records) {
    int count = 0;
    for (int i = 0; i < (records + 63) >> 6; i++) {
      count += Long.bitCount(bits[i]);
    }
    return count;
  }
}
