package org.logkeep.dialect.metalog;

import java.util.Optional;

/**
 * How the files of a directory are written.
 *
 * @param line what a line looks like
 * @param writing how lines get into the file
 * @param rotation when files are rotated, and what becomes of them
 * @param limit how many lines are taken
 */
record FileStyle(Line line, Writing writing, Rotation rotation, Limit limit) {
  static final FileStyle DEFAULT =
      new FileStyle(
          new Line("%b %d %T", LineFormat.LEGACY_TIMESTAMP, false),
          new Writing(false, 0700, Optional.empty()),
          new Rotation(1_000_000, 86_400, 5, false, 0),
          new Limit(Optional.empty(), 1));

  /**
   * What a line looks like.
   *
   * @param stamp strftime form of the stamp
   * @param format the form of a line
   * @param severity whether the legacy forms show the level
   */
  record Line(String stamp, LineFormat format, boolean severity) {
    private Line with(String keyword, String value) {
      return switch (keyword) {
        case "stamp_fmt" -> new Line(value, format, severity);
        case "log_format" -> new Line(stamp, LineFormat.of(value), severity);
        case "log_severity" -> new Line(stamp, format, isSet(value));
        default -> this;
      };
    }
  }

  /**
   * How lines get into the file.
   *
   * @param showRepeats whether repeats are written as they come
   * @param perms mode of the directory
   * @param flush whether each line is written at once; empty for what the daemon's mode says
   */
  record Writing(boolean showRepeats, long perms, Optional<Boolean> flush) {
    private Writing with(String keyword, String value) {
      return switch (keyword) {
        case "showrepeats" -> new Writing(isSet(value), perms, flush);
        case "perms" -> new Writing(showRepeats, Numbers.octal(value) & 07777, flush);
        case "flush" -> new Writing(showRepeats, perms, Optional.of(isSet(value)));
        default -> this;
      };
    }
  }

  /**
   * When files are rotated, and what becomes of them.
   *
   * @param maxSize bytes at which the file is rotated
   * @param maxTime seconds after which it is
   * @param maxFiles rotated files that are kept
   * @param compress whether rotated files are packed
   * @param compressDelay how many of the newest are not
   */
  record Rotation(long maxSize, long maxTime, long maxFiles, boolean compress, long compressDelay) {
    /** Whether anything is rotated: a zero of either turns off both. */
    boolean isOn() {
      return maxSize != 0 && maxTime != 0;
    }

    private Rotation with(String keyword, String value) {
      return switch (keyword) {
        case "maxsize" ->
            new Rotation(notNegative(value), maxTime, maxFiles, compress, compressDelay);
        case "maxtime" ->
            new Rotation(maxSize, notNegative(value), maxFiles, compress, compressDelay);
        case "maxfiles" ->
            new Rotation(maxSize, maxTime, notNegative(value), compress, compressDelay);
        case "compress" -> new Rotation(maxSize, maxTime, maxFiles, isSet(value), compressDelay);
        case "compress_delay" ->
            new Rotation(maxSize, maxTime, maxFiles, compress, notNegative(value));
        default -> this;
      };
    }
  }

  /**
   * How many lines are taken.
   *
   * @param rate the rate limit
   * @param burst how many lines may come at once within it
   */
  record Limit(Optional<RateLimit> rate, long burst) {
    private Limit with(String keyword, String value) {
      return keyword.equals("ratelimit_burst")
          ? new Limit(rate, Math.max(1, Numbers.decimal(value)))
          : this;
    }
  }

  /** {@code N/s}, {@code N/m}, {@code N/h} or {@code N/d}: N lines in so many seconds. */
  record RateLimit(double count, long seconds) {
    private static final int LONGEST = 20;

    /** Reads a rate; N may be a fraction. */
    static Optional<RateLimit> parse(String text) {
      int slash = text.indexOf('/');
      if (slash < 1 || slash != text.length() - 2 || text.length() > LONGEST) {
        return Optional.empty();
      }
      long seconds =
          switch (text.charAt(slash + 1)) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            default -> 0;
          };
      String number = text.substring(0, slash).strip();
      if (seconds == 0 || !number.matches("[0-9]+(\\.[0-9]*)?|\\.[0-9]+")) {
        return Optional.empty();
      }
      return Optional.of(new RateLimit(Double.parseDouble(number), seconds));
    }
  }

  /** The same, with one property changed by its keyword; other keywords change nothing. */
  FileStyle with(String keyword, String value) {
    return new FileStyle(
        line.with(keyword, value),
        writing.with(keyword, value),
        rotation.with(keyword, value),
        limit.with(keyword, value));
  }

  /** The same with another rate. */
  FileStyle withRate(Optional<RateLimit> rate) {
    return new FileStyle(line, writing, rotation, new Limit(rate, limit.burst()));
  }

  private static boolean isSet(String value) {
    return Numbers.decimal(value) != 0;
  }

  private static long notNegative(String value) {
    return Math.max(0, Numbers.decimal(value));
  }
}
