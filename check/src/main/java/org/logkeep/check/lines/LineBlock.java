package org.logkeep.check.lines;

import java.util.Arrays;

/**
 * Whole lines in one array. A line reaches from its start to its raw end; its text ends earlier when it has trailing
 * blanks. Filled by {@link BlockReader} again and again; the arrays grow to what is needed and stay.
 */
public final class LineBlock {
  /** The bytes. */
  public byte[] bytes = new byte[0];

  /** First byte of each line. */
  public int[] starts = new int[1024];

  /** Byte behind each line, its newline not included. */
  public int[] rawEnds = new int[1024];

  /** Byte behind each line's text, trailing blanks not included. */
  public int[] ends = new int[1024];

  /** How many lines. */
  public int count;

  void add(int start, int rawEnd, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      rawEnds = Arrays.copyOf(rawEnds, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    starts[count] = start;
    rawEnds[count] = rawEnd;
    ends[count++] = end;
  }
}
