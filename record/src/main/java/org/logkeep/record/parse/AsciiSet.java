package org.logkeep.record.parse;

/**
 * A set of ASCII characters.
 *
 * @param low one bit for each of the characters 0 to 63
 * @param high one bit for each of the characters 64 to 127
 */
record AsciiSet(long low, long high) {
  private static final String LETTERS_AND_DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** Letters, digits and these others. */
  static AsciiSet lettersDigitsAnd(String others) {
    long low = 0;
    long high = 0;
    for (char c : (LETTERS_AND_DIGITS + others).toCharArray()) {
      if (c < 64) {
        low |= 1L << c;
      } else {
        high |= 1L << (c - 64);
      }
    }
    return new AsciiSet(low, high);
  }

  /** Whether a byte is one of them. */
  boolean contains(byte b) {
    return b >= 0 && ((b < 64 ? low : high) >>> b & 1) != 0;
  }
}
