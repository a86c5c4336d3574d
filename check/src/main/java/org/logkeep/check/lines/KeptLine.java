package org.logkeep.check.lines;

/** A line that a report may show, lent for the time of one call. */
public final class KeptLine {
  /** Where its bytes are. */
  public byte[] bytes = new byte[0];

  /** Its first byte. */
  public int start;

  /** Its text, trailing blanks not included. */
  public int length;

  /** The groups that hit it. */
  public long[] hits = new long[0];
}
