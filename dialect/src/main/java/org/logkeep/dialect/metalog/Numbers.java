package org.logkeep.dialect.metalog;

/** Numbers as C's {@code strtol} reads them: up to the first odd character; none is zero. */
final class Numbers {
  private static final int MOST_DIGITS = 18;

  private Numbers() {}

  static long decimal(String text) {
    return parse(text.strip(), 10);
  }

  static long octal(String text) {
    return parse(text.strip(), 8);
  }

  private static long parse(String text, int base) {
    boolean negative = text.startsWith("-");
    int i = negative || text.startsWith("+") ? 1 : 0;
    long value = 0;
    int digits = 0;
    while (i < text.length() && digits < MOST_DIGITS) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit >= base) {
        break;
      }
      value = value * base + digit;
      digits += value == 0 ? 0 : 1;
      i++;
    }
    return negative ? -value : value;
  }

  /** Whether the text begins with a digit, and so says a number at all. */
  static boolean isNumber(String text) {
    String plain = text.strip();
    int first = plain.startsWith("-") || plain.startsWith("+") ? 1 : 0;
    return plain.length() > first && plain.charAt(first) >= '0' && plain.charAt(first) <= '9';
  }
}
