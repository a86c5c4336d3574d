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
  private long[][] anywhere = new long[0][];
  private int[] counts = new int[0];

  /** Makes an empty table. */
  public PatternVerdicts() {}

  /** Forgets all verdicts, for the next batch. */
  public void clear() {
    for (int group = 0; group < known.length; group++) {
      if (counts[group] > 0) {
        Arrays.fill(known[group], 0);
        Arrays.fill(anywhere[group], 0);
        counts[group] = 0;
      }
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
   * Whether it is already certain that a pattern matches no row at all.
   *
   * @param rows how many rows the batch has
   */
  public boolean isNowhere(int group, int rows, int pattern) {
    return group < counts.length
        && counts[group] == rows
        && (anywhere[group][pattern >> 6] >>> (pattern & 63) & 1) == 0;
  }

  /**
   * Notes the verdicts of a group on a row that had none.
   *
   * @param found one bit a pattern
   */
  public void add(int group, int row, long[] found) {
    int words = found.length;
    if (group >= known.length) {
      addGroups(group + 1, words);
    }
    if ((row >> 6) >= known[group].length) {
      known[group] = Arrays.copyOf(known[group], Math.max((row >> 6) + 1, known[group].length * 2));
    }
    if ((row + 1) * words > hits[group].length) {
      hits[group] = Arrays.copyOf(hits[group], Math.max((row + 1) * words, hits[group].length * 2));
    }
    known[group][row >> 6] |= 1L << (row & 63);
    counts[group]++;
    for (int i = 0; i < words; i++) {
      hits[group][row * words + i] = found[i];
      anywhere[group][i] |= found[i];
    }
  }

  private void addGroups(int count, int words) {
    int old = known.length;
    known = Arrays.copyOf(known, count);
    hits = Arrays.copyOf(hits, count);
    anywhere = Arrays.copyOf(anywhere, count);
    counts = Arrays.copyOf(counts, count);
    for (int i = old; i < count; i++) {
      known[i] = new long[16];
      hits[i] = new long[1024 * words];
      anywhere[i] = new long[words];
    }
  }

  /** Whether a pattern of a group matches a row whose verdicts are known. */
  public boolean matches(int group, int row, int words, int pattern) {
    return (hits[group][row * words + (pattern >> 6)] >>> (pattern & 63) & 1) != 0;
  }
}
