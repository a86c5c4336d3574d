package org.logkeep.rotate;

import java.util.Optional;

/**
 * A size at which a file is rotated.
 *
 * @param bytes at least 1
 */
public record SizeLimit(long bytes) {

  private static final int MOST_DIGITS = 15;

  /**
   * Reads digits with an optional {@code k}, {@code M} or {@code G}: thousands, as sysklogd counts.
   * Other letters, zero, and numbers beyond the range are refused.
   */
  public static Optional<SizeLimit> parse(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > MOST_DIGITS) {
      return Optional.empty();
    }
    long factor =
        switch (text.substring(digits)) {
          case "" -> 1;
          case "k" -> 1_000;
          case "M" -> 1_000_000;
          case "G" -> 1_000_000_000;
          default -> 0;
        };
    long number = Long.parseLong(text.substring(0, digits));
    if (factor == 0 || number == 0 || number > Long.MAX_VALUE / factor) {
      return Optional.empty();
    }
    return Optional.of(new SizeLimit(number * factor));
  }
}
