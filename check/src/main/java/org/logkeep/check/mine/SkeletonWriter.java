package org.logkeep.check.mine;

import java.util.Arrays;

/**
 * The buffer a skeleton is written to. Values with nothing but joining punctuation between them
 * become one while they are written, so that lists of differing length look alike.
 */
final class SkeletonWriter {
  private static final boolean[] JOINER = table(":,./ -_#|+@&;*");

  private byte[] out = new byte[1024];
  private int length;
  private int valueStart = -1;
  private int valueEnd = -1;

  /** The bytes; only the first {@link #length} count. */
  byte[] bytes() {
    return out;
  }

  /** How long the skeleton is. */
  int length() {
    return length;
  }

  /** Begins anew, for a text of so many bytes. */
  void clear(int textLength) {
    if (out.length < 3 * textLength + 16) {
      out = new byte[4 * textLength + 16];
    }
    length = 0;
    valueStart = -1;
    valueEnd = -1;
  }

  /** Takes back what was written from here on. */
  void cut(int from) {
    length = from;
  }

  /** The last byte, 0 when there is none. */
  byte last() {
    return length == 0 ? 0 : out[length - 1];
  }

  /** True when a value and a blank were written last. */
  boolean behindValue() {
    return valueEnd >= 0 && length == valueEnd + 1 && out[valueEnd] == ' ';
  }

  /** Takes back the blank behind a value. */
  void backToValue() {
    length = valueEnd;
  }

  /** One byte of text; blanks are written once and never first. */
  void put(byte b) {
    if (b == ' ' && (length == 0 || out[length - 1] == ' ')) {
      return;
    }
    out[length++] = b;
  }

  /** Text as it is; bytes that mean something here are replaced. */
  void copy(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = text[i];
      out[length++] = b >= 0 && b < ' ' ? (byte) '?' : b;
    }
  }

  /** A value. */
  void value() {
    if (joinsValue()) {
      length = valueStart;
    }
    valueStart = length;
    out[length++] = Masker.VALUE;
    valueEnd = length;
  }

  /** Text that is a value if it turns out to vary. */
  void maybe(byte[] text, int from, int to) {
    if (joinsValue()) {
      value();
      return;
    }
    valueStart = length;
    out[length++] = Masker.MAYBE;
    for (int i = from; i < to; i++) {
      byte b = text[i];
      out[length++] = b == ' ' || b == '\t' ? Masker.BLANK : b >= 0 && b < ' ' ? (byte) '?' : b;
    }
    out[length++] = Masker.MAYBE_END;
    valueEnd = length;
  }

  /**
   * Closes a bracket; a size in brackets behind a size, as in {@code 1190 bytes (1.16 KB)}, is the
   * same value once more and is dropped.
   */
  void closeParenthesis() {
    int open = length - 2;
    if (open > 7
        && out[length - 1] == Masker.VALUE
        && out[open] == '('
        && out[open - 1] == ' '
        && ValueShapes.isBytes(out, open - 6, open - 1)
        && out[open - 7] == ' '
        && out[open - 8] == Masker.VALUE) {
      length = open - 1;
      valueEnd = -1;
      return;
    }
    put((byte) ')');
  }

  /** Drops blanks at the end. */
  void trim() {
    while (length > 0 && out[length - 1] == ' ') {
      length--;
    }
  }

  /** True for a value, or punctuation that joins values of a list. */
  static boolean joins(int c) {
    return c == Masker.VALUE || (c < 128 && JOINER[c]);
  }

  private boolean joinsValue() {
    if (valueEnd < 0) {
      return false;
    }
    int between = valueEnd;
    while (between < length && out[between] > 0 && JOINER[out[between]]) {
      between++;
    }
    return between == length;
  }

  private static boolean[] table(String characters) {
    boolean[] table = new boolean[128];
    characters.chars().forEach(c -> table[c] = true);
    return table;
  }

  /** A copy of the skeleton. */
  byte[] copy() {
    return Arrays.copyOf(out, length);
  }
}
