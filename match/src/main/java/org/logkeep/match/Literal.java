package org.logkeep.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that stand somewhere in every text that a pattern matches.
 *
 * @param text the bytes; letters that may be of either case are small
 * @param eitherCase for each byte, whether it may be of either case
 */
@SuppressWarnings("ArrayRecordComponent") // text is bytes
record Literal(byte[] text, boolean[] eitherCase) {
  static final byte CASE = 0x20;

  int length() {
    return text.length;
  }

  /** Whether it stands at a place of a text that ends at {@code end}. */
  boolean standsAt(byte[] data, int at, int end) {
    if (end - at < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      byte b = data[at + i];
      if ((eitherCase[i] ? b | CASE : b) != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** Its first bytes. */
  Literal cut(int length) {
    return length >= text.length
        ? this
        : new Literal(Arrays.copyOf(text, length), Arrays.copyOf(eitherCase, length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Literal that
        && Arrays.equals(text, that.text)
        && Arrays.equals(eitherCase, that.eitherCase);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(text) + Arrays.hashCode(eitherCase);
  }

  @Override
  public String toString() {
    return "Literal[" + new String(text, StandardCharsets.ISO_8859_1) + "]";
  }
}
