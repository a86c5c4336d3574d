package org.logkeep.record.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where text stops being printable ASCII, which nearly all text is, eight bytes at a time.
 */
final class PlainText {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long BLANKS = ONES * ' ';

  private PlainText() {}

  /** The first offset in {@code [from, to)} that holds none of 20 to 7e (hex), or {@code to}. */
  static int end(byte[] data, int from, int to) {
    int at = from;
    while (to - at >= 32
        && (other(data, at) | other(data, at + 8) | other(data, at + 16) | other(data, at + 24))
            == 0) {
      at += 32;
    }
    for (; to - at >= 8; at += 8) {
      long found = other(data, at);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >> 3);
      }
    }
    while (at < to && data[at] >= ' ' && data[at] != 0x7f) {
      at++;
    }
    return at;
  }

  /**
   * The high bit of each of the eight bytes at an offset that is something else. The lowest one is
   * right; those above it may come from a carry or a borrow.
   */
  private static long other(byte[] data, int at) {
    long word = (long) LONGS.get(data, at);
    return (word | (word + ONES) | (word - BLANKS)) & HIGH_BITS;
  }
}
