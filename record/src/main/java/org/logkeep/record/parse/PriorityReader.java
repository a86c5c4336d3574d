package org.logkeep.record.parse;

/** Reads {@code <PRI>} as a rule says. */
final class PriorityReader {
  /** How a reading ended. */
  enum Found {
    GOOD,
    MISSING,
    INVALID
  }

  private final PriorityRule rule;
  private int value;
  private int end;

  PriorityReader(PriorityRule rule) {
    this.rule = rule;
  }

  /** The value that was read last. */
  int value() {
    return value;
  }

  /** The offset behind the closing bracket that was read last. */
  int end() {
    return end;
  }

  Found read(byte[] data, int from, int to) {
    if (from == to || data[from] != '<') {
      return Found.MISSING;
    }
    int at = from + 1;
    // Only the masked bits matter, so the number may wrap round however long it is.
    int number = 0;
    while (at < to && Bytes.isDigit(data[at])) {
      number = number * 10 + (data[at] - '0');
      at++;
    }
    int digits = at - from - 1;
    boolean closed = at < to ? data[at] == '>' : rule.mayEndOpen();
    if (!closed || digits > rule.maxDigits()) {
      return Found.INVALID;
    }
    int masked = number & rule.mask();
    if ((digits == 0 && !rule.emptyIsZero())
        || masked < rule.minValue()
        || masked > rule.maxValue()) {
      return Found.INVALID;
    }
    value = masked;
    end = Math.min(at + 1, to);
    return Found.GOOD;
  }
}
