package org.logkeep.record.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the ends of lines, eight bytes at a time. */
public final class LineEnds {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long NEWLINES = ONES * '\n';

  private LineEnds() {}

  /** The first newline in {@code [from, to)}, or {@code to}. */
  public static int newline(byte[] data, int from, int to) {
    int at = from;
    for (; to - at >= 8; at += 8) {
      long word = (long) LONGS.get(data, at);
      long found = zeros(word ^ NEWLINES);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >> 3);
      }
    }
    while (at < to && data[at] != '\n') {
      at++;
    }
    return at;
  }

  /** The first newline or NUL in {@code [from, to)}, or {@code to}. */
  static int newlineOrNul(byte[] data, int from, int to) {
    int at = from;
    for (; to - at >= 8; at += 8) {
      long word = (long) LONGS.get(data, at);
      long found = zeros(word ^ NEWLINES) | zeros(word);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >> 3);
      }
    }
    while (at < to && data[at] != '\n' && data[at] != 0) {
      at++;
    }
    return at;
  }

  /** The high bit of each zero byte; bits above the lowest one may be wrong. */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }

  /** The end without the CR, LF and NUL bytes before it. */
  static int strip(byte[] data, int from, int to) {
    int end = to;
    while (end > from && (data[end - 1] == '\n' || data[end - 1] == '\r' || data[end - 1] == 0)) {
      end--;
    }
    return end;
  }
}
