package org.logkeep.engine.format.stamp;

import java.util.Locale;
import java.util.Optional;

/**
 * A conversion of {@code strftime}: {@code %}, flags, a width, {@code E} or {@code O}, a letter
 * (GNU C library, Formatting Calendar Time). In the C locale {@code E} and {@code O} mean nothing.
 *
 * @param letter what is written
 * @param pad the last of the flags {@code _} (blanks), {@code -} (nothing) and {@code 0}; a blank
 *     if none is there
 * @param upper whether letters become large ({@code ^})
 * @param swap whether letters become large or small, whichever they usually are not ({@code #})
 * @param width the least width, 0 if none is given
 * @param end where the pattern goes on
 */
record Conversion(char letter, char pad, boolean upper, boolean swap, int width, int end) {
  private static final String LETTERS = "aAbBcCdDeFgGhHIjklmMnNpPrRsStTuUVwWxXyYzZ%";
  private static final String ERA = "cCxXyY";
  private static final String OTHER_DIGITS = "deHImMSuUVwWy";

  /** Fractions, zones and signs have a form of their own, which flags would only spoil. */
  private static final String BARE = "nNtz%";

  private static final String ZERO_PADDED = "CdgGHIjmMSuUVwWyY";

  private static final int WIDEST = 99;

  /** A conversion that is only a letter. */
  static Conversion plain(char letter) {
    return new Conversion(letter, ' ', false, false, 0, 0);
  }

  /** Reads what stands behind a percent sign; empty if it is no conversion. */
  static Optional<Conversion> parse(String pattern, int from) {
    int at = from;
    char pad = ' ';
    boolean upper = false;
    boolean swap = false;
    while (at < pattern.length() && "_-0^#".indexOf(pattern.charAt(at)) >= 0) {
      switch (pattern.charAt(at)) {
        case '^' -> upper = true;
        case '#' -> swap = true;
        default -> pad = pattern.charAt(at);
      }
      at++;
    }
    int width = 0;
    while (at < pattern.length() && pattern.charAt(at) >= '0' && pattern.charAt(at) <= '9') {
      width = Math.min(WIDEST + 1, width * 10 + pattern.charAt(at) - '0');
      at++;
    }
    boolean bare = at == from;
    String allowed = LETTERS;
    if (at < pattern.length() && "EO".indexOf(pattern.charAt(at)) >= 0) {
      allowed = pattern.charAt(at) == 'E' ? ERA : OTHER_DIGITS;
      at++;
    }
    if (at == pattern.length()
        || width > WIDEST
        || allowed.indexOf(pattern.charAt(at)) < 0
        || (!bare && BARE.indexOf(pattern.charAt(at)) >= 0)) {
      return Optional.empty();
    }
    return Optional.of(new Conversion(pattern.charAt(at), pad, upper, swap, width, at + 1));
  }

  /** A number with zeros in front, if no flag says otherwise. */
  String number(long value, int digits) {
    return padded(value, digits, pad == ' ' ? '0' : pad);
  }

  /** A number of two places with a blank in front, if no flag says otherwise. */
  String blankNumber(long value) {
    return padded(value, 2, pad == ' ' ? '_' : pad);
  }

  private static String padded(long value, int digits, char with) {
    String text = Long.toString(Math.abs(value));
    if (with == '-') {
      return text;
    }
    return (with == '_' ? " " : "0").repeat(Math.max(0, digits - text.length())) + text;
  }

  /** Puts letters and width right. */
  String dress(String plain) {
    String text = plain;
    if (swap && "aAbBh".indexOf(letter) >= 0) {
      text = text.toUpperCase(Locale.ROOT);
    } else if (swap && "pZ".indexOf(letter) >= 0) {
      text = text.toLowerCase(Locale.ROOT);
    } else if (upper && letter != 'P') {
      text = text.toUpperCase(Locale.ROOT);
    }
    boolean zeros = pad == '0' || (pad == ' ' && ZERO_PADDED.indexOf(letter) >= 0);
    return (zeros ? "0" : " ").repeat(Math.max(0, width - text.length())) + text;
  }
}
