package org.logkeep.dialect.syslogng;

import java.util.Locale;
import java.util.OptionalLong;

/** Reads whole numbers as the configuration writes them: octal, hexadecimal, with suffixes. */
final class Numbers {
  private Numbers() {}

  /** The value, or nothing if the text is no number. */
  static OptionalLong parse(String text) {
    boolean negative = text.startsWith("-");
    int i = negative || text.startsWith("+") ? 1 : 0;
    String digits = text.substring(i);
    try {
      long value;
      if (digits.matches("0[xX][0-9a-fA-F]{1,15}")) {
        value = Long.parseLong(digits.substring(2), 16);
      } else if (digits.matches("0[0-7]{1,20}")) {
        value = Long.parseLong(digits, 8);
      } else if (digits.matches("[0-9]{1,18}([kKmMgG][iI]?)?[bB]?")) {
        value = withSuffix(digits);
      } else {
        return OptionalLong.empty();
      }
      return OptionalLong.of(negative ? -value : value);
    } catch (NumberFormatException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private static long withSuffix(String digits) {
    int end = 0;
    while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
      end++;
    }
    long value = Long.parseLong(digits.substring(0, end));
    String suffix = digits.substring(end).toLowerCase(Locale.ROOT);
    int base = suffix.contains("i") ? 1024 : 1000;
    int power = suffix.isEmpty() ? 0 : "kmg".indexOf(suffix.charAt(0)) + 1;
    for (int i = 0; i < power; i++) {
      value = Math.multiplyExact(value, base);
    }
    return value;
  }
}
