package org.logkeep.engine.filter;

import java.util.Arrays;

/**
 * The verdicts of the pattern passes over one batch: for each group of patterns and each row, which
 * patterns match.
 *
 * <p>Confined to one thread.
 */
public final class PatternVerdicts {
  private long[][] hits = new long[0][];
  private long[][] known = new long[0][];

  /** Makes an empty table. */
  public PatternVerdicts() {}

  /** Forgets all verdicts, for the next batch. */
  public void clear() {
    for (long[] bits : known) {
      Arrays.fill(bits, 0);
    }
  }

  /** Whether the pass of this group was made for this row. */
  public boolean knows(int group, int row) {
    if (group >= known.length || (row >> 6) >= known[group].length) {
      return false;
    }
    return (known[group][row >> 6] >>> (row & 63) & 1) != 0;
  }

  /**
   * Makes room for the verdicts of a group on a row and marks them as known.
   *
   * @param words how many longs hold one row's verdicts
   * @return the array that holds them, from index {@code row * words}; those words are zero
   */
  public long[] begin(int group, int row, int words) {
    if (group >= known.length) {
      int old = known.length;
      known = Arrays.copyOf(known, group + 1);
      hits = Arrays.copyOf(hits, group + 1);
      for (int i = old; i <= group; i++) {
        known[i] = new long[16];
        hits[i] = new long[1024 * words];
      }
    }
    if ((row >> 6) >= known[group].length) {
      known[group] = Arrays.copyOf(known[group], Math.max((row >> 6) + 1, known[group].length * 2));
    }
    if ((row + 1) * words > hits[group].length) {
      hits[group] = Arrays.copyOf(hits[group], Math.max((row + 1) * words, hits[group].length * 2));
    }
    known[group][row >> 6] |= 1L << (row & 63);
    Arrays.fill(hits[group], row * words, (row + 1) * words, 0);
    return hits[group];
  }

  /** Whether a pattern of a group matches a row whose verdicts are known. */
  public boolean matches(int group, int row, int words, int pattern) {
    return (hits[group][row * words + (pattern >> 6)] >>> (pattern & 63) & 1) != 0;
  }
}
