package org.logkeep.record.parse;

import java.nio.charset.StandardCharsets;

/** What parsers ask of bytes; all offsets lie within the array. */
final class Bytes {
  private Bytes() {}

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  /** Blank, tab and the other four white spaces of {@code isspace(3)}. */
  static boolean isSpace(byte b) {
    return b == ' ' || (b >= 9 && b <= 13);
  }

  static int skipBlanks(byte[] data, int from, int to) {
    int at = from;
    while (at < to && data[at] == ' ') {
      at++;
    }
    return at;
  }

  static int find(byte[] data, int from, int to, int wanted) {
    for (int i = from; i < to; i++) {
      if (data[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  static boolean startsWith(byte[] data, int from, int to, byte[] prefix) {
    if (to - from < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (data[from + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  static byte[] of(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }
}
