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
  private static final long DELETES = ONES * 0x7f;

  private PlainText() {}

  /** The first offset in {@code [from, to)} that holds none of 20 to 7e (hex), or {@code to}. */
  static int end(byte[] data, int from, int to) {
    int at = from;
    for (; to - at >= 8; at += 8) {
      long word = (long) LONGS.get(data, at);
      long other = word ^ DELETES;
      // The lowest bit that is set is right; those above it may come from a borrow.
      long found = (word | ((word - BLANKS) & ~word) | ((other - ONES) & ~other)) & HIGH_BITS;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >> 3);
      }
    }
    while (at < to && data[at] >= ' ' && data[at] != 0x7f) {
      at++;
    }
    return at;
  }
}
