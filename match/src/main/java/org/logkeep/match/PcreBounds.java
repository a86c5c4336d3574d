package org.logkeep.match;

import java.util.Optional;

/**
 * How often an atom is repeated.
 *
 * @param max the most, or -1 for any number
 */
record PcreBounds(int min, int max) {
  private static final int MOST = 65535;

  /** Whether this is exactly once. */
  boolean isOnce() {
    return min == 1 && max == 1;
  }

  /** Reads {@code * + ? {n} {n,} {n,m}}; a brace that opens none of these is left alone. */
  static Optional<PcreBounds> read(PatternText text) {
    int mark = text.mark();
    if (text.take('*')) {
      return Optional.of(new PcreBounds(0, -1));
    }
    if (text.take('+')) {
      return Optional.of(new PcreBounds(1, -1));
    }
    if (text.take('?')) {
      return Optional.of(new PcreBounds(0, 1));
    }
    if (!text.take('{')) {
      return Optional.empty();
    }
    int min = number(text);
    int max = text.take(',') ? number(text) : min;
    if (min < 0 || !text.take('}')) {
      text.reset(mark);
      return Optional.empty();
    }
    if (min > MOST || max > MOST) {
      throw text.problem(mark, "number too big in {} quantifier");
    }
    if (max >= 0 && max < min) {
      throw text.problem(mark, "numbers out of order in {} quantifier");
    }
    return Optional.of(new PcreBounds(min, max));
  }

  /** Reads a decimal number, held down to just above the largest that is allowed; -1 if none. */
  static int number(PatternText text) {
    int value = -1;
    while (text.peek() >= '0' && text.peek() <= '9') {
      value = Math.min(MOST + 1, Math.max(value, 0) * 10 + text.next() - '0');
    }
    return value;
  }
}
