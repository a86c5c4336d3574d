package org.logkeep.record.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Soundness of UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private Utf8() {}

  /** Whether all of {@code [from, to)} is sound. */
  static boolean isSound(byte[] data, int from, int to) {
    return firstUnsound(data, from, to) == to;
  }

  /** The first offset at which no sound sequence begins, or {@code to}. */
  static int firstUnsound(byte[] data, int from, int to) {
    int at = from;
    while (at < to) {
      if (to - at >= 8 && ((long) LONGS.get(data, at) & HIGH_BITS) == 0) {
        at += 8;
        continue;
      }
      int length = sequence(data, at, to);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return to;
  }

  /** The length of the sound sequence at an offset, 1 to 4; 0 if there is none. */
  static int sequence(byte[] data, int at, int to) {
    int first = data[at] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xc2 || first > 0xf4) {
      return 0;
    }
    int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (to - at < length) {
      return 0;
    }
    int second = data[at + 1] & 0xff;
    int lowest =
        switch (first) {
          case 0xe0 -> 0xa0;
          case 0xf0 -> 0x90;
          default -> 0x80;
        };
    int highest =
        switch (first) {
          case 0xed -> 0x9f;
          case 0xf4 -> 0x8f;
          default -> 0xbf;
        };
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((data[i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
