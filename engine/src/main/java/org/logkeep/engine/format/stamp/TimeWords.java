package org.logkeep.engine.format.stamp;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The English names of months and days; their first three letters are the abbreviations. */
final class TimeWords {
  static final byte[][] MONTHS =
      bytes(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  static final byte[][] DAYS =
      bytes("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

  private TimeWords() {}

  private static byte[][] bytes(String... words) {
    return List.of(words).stream()
        .map(word -> word.getBytes(StandardCharsets.US_ASCII))
        .toArray(byte[][]::new);
  }
}
