package org.logkeep.check.tail;

import java.nio.charset.StandardCharsets;

/**
 * How far a log file was read: the file's inode and the byte behind the last one read. Written as
 * logtail writes it, two decimal lines; read as leniently as logtail reads it: a missing line
 * counts as 0, later lines are ignored, text that is no number counts as its leading number.
 *
 * @param inode inode number of the file the offset belongs to
 * @param offset bytes read, never negative
 */
public record Position(long inode, long offset) {

  /** The position of a log that was never read. */
  public static final Position START = new Position(0, 0);

  /** Reads the contents of an offset file. */
  public static Position parse(byte[] text) {
    int firstEnd = lineEnd(text, 0);
    int secondEnd = lineEnd(text, Math.min(firstEnd + 1, text.length));
    long inode = number(text, 0, firstEnd);
    long offset = number(text, Math.min(firstEnd + 1, text.length), secondEnd);
    return new Position(inode, Math.max(0, offset));
  }

  /** The contents of the offset file that says this position. */
  public byte[] encode() {
    return (inode + "\n" + offset + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static int lineEnd(byte[] text, int from) {
    int at = from;
    while (at < text.length && text[at] != '\n') {
      at++;
    }
    return at;
  }

  private static long number(byte[] text, int from, int to) {
    int at = from;
    while (at < to && (text[at] == ' ' || text[at] == '\t')) {
      at++;
    }
    boolean negative = at < to && text[at] == '-';
    if (negative) {
      at++;
    }
    long value = 0;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      int digit = text[at++] - '0';
      value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
    }
    return negative ? -value : value;
  }
}
