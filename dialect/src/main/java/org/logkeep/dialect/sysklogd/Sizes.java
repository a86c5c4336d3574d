package org.logkeep.dialect.sysklogd;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Sizes as {@code rotate_size} and {@code -r} take them: 1000, 10k, 1M, 2G; powers of 1000. */
public final class Sizes {
  private Sizes() {}

  /** The bytes that a word means, or nothing. */
  public static OptionalLong bytes(String word) {
    if (word.isEmpty()) {
      return OptionalLong.empty();
    }
    long unit =
        switch (word.charAt(word.length() - 1)) {
          case 'k' -> 1_000L;
          case 'M' -> 1_000_000L;
          case 'G' -> 1_000_000_000L;
          default -> 1L;
        };
    String digits = unit == 1 ? word : word.substring(0, word.length() - 1);
    OptionalLong number = digits(digits, 12);
    return number.isPresent()
        ? OptionalLong.of(Math.min(number.getAsLong(), Long.MAX_VALUE / unit) * unit)
        : number;
  }

  /** A count of at most six digits. */
  public static OptionalInt count(String word) {
    OptionalLong number = digits(word, 6);
    return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
  }

  private static OptionalLong digits(String word, int most) {
    boolean sound =
        !word.isEmpty()
            && word.length() <= most
            && word.chars().allMatch(c -> c >= '0' && c <= '9');
    return sound ? OptionalLong.of(Long.parseLong(word)) : OptionalLong.empty();
  }
}
