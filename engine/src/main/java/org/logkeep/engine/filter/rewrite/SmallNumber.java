package org.logkeep.engine.filter.rewrite;

import org.logkeep.engine.format.TextView;

/** Reads numbers that rewrites take. */
final class SmallNumber {
  private SmallNumber() {}

  /** The decimal number that the whole text is, or -1 if it is none or exceeds the largest one. */
  static int of(TextView text, int largest) {
    if (text.isEmpty()) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.at(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
      if (value > largest) {
        return -1;
      }
    }
    return value;
  }
}
