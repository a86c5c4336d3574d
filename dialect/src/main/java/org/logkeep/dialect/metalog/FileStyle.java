package org.logkeep.dialect.metalog;

import java.util.Optional;

/**
 * How the files of a directory are written.
 *
 * @param stamp strftime form of the stamp
 * @param showRepeats whether repeats are written as they come
 * @param maxSize bytes at which the file is rotated
 * @param maxTime seconds after which it is
 * @param maxFiles rotated files that are kept
 * @param perms mode of the directory
 * @param compress whether rotated files are packed
 * @param compressDelay how many of the newest are not
 * @param flush whether each line is written at once; empty for what the daemon's mode says
 * @param rate the rate limit
 * @param burst how many lines may come at once within it
 * @param format the form of a line
 * @param severity whether the legacy forms show the level
 */
record FileStyle(
    String stamp,
    boolean showRepeats,
    long maxSize,
    long maxTime,
    long maxFiles,
    long perms,
    boolean compress,
    long compressDelay,
    Optional<Boolean> flush,
    Optional<RateLimit> rate,
    long burst,
    LineFormat format,
    boolean severity) {
  static final FileStyle DEFAULT =
      new FileStyle(
          "%b %d %T",
          false,
          1_000_000,
          86_400,
          5,
          0700,
          false,
          0,
          Optional.empty(),
          Optional.empty(),
          1,
          LineFormat.LEGACY_TIMESTAMP,
          false);

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

  /** The same, with one property changed by its keyword. */
  FileStyle with(String keyword, String value) {
    return switch (keyword) {
      case "stamp_fmt" -> copy(value, format);
      case "log_format" -> copy(stamp, LineFormat.of(value));
      case "showrepeats" ->
          new FileStyle(
              stamp,
              Numbers.decimal(value) != 0,
              maxSize,
              maxTime,
              maxFiles,
              perms,
              compress,
              compressDelay,
              flush,
              rate,
              burst,
              format,
              severity);
      case "log_severity" ->
          new FileStyle(
              stamp,
              showRepeats,
              maxSize,
              maxTime,
              maxFiles,
              perms,
              compress,
              compressDelay,
              flush,
              rate,
              burst,
              format,
              Numbers.decimal(value) != 0);
      case "maxsize" -> numbers(notNegative(value), maxTime, maxFiles, perms);
      case "maxtime" -> numbers(maxSize, notNegative(value), maxFiles, perms);
      case "maxfiles" -> numbers(maxSize, maxTime, notNegative(value), perms);
      case "perms" -> numbers(maxSize, maxTime, maxFiles, Numbers.octal(value) & 07777);
      case "compress" -> packing(Numbers.decimal(value) != 0, compressDelay, flush);
      case "compress_delay" -> packing(compress, notNegative(value), flush);
      case "flush" -> packing(compress, compressDelay, Optional.of(Numbers.decimal(value) != 0));
      case "ratelimit_burst" -> limit(rate, Math.max(1, Numbers.decimal(value)));
      default -> this;
    };
  }

  /** The same with another rate. */
  FileStyle limit(Optional<RateLimit> newRate, long newBurst) {
    return new FileStyle(
        stamp,
        showRepeats,
        maxSize,
        maxTime,
        maxFiles,
        perms,
        compress,
        compressDelay,
        flush,
        newRate,
        newBurst,
        format,
        severity);
  }

  private static long notNegative(String value) {
    return Math.max(0, Numbers.decimal(value));
  }

  private FileStyle copy(String newStamp, LineFormat newFormat) {
    return new FileStyle(
        newStamp,
        showRepeats,
        maxSize,
        maxTime,
        maxFiles,
        perms,
        compress,
        compressDelay,
        flush,
        rate,
        burst,
        newFormat,
        severity);
  }

  private FileStyle numbers(long size, long time, long files, long mode) {
    return new FileStyle(
        stamp,
        showRepeats,
        size,
        time,
        files,
        mode,
        compress,
        compressDelay,
        flush,
        rate,
        burst,
        format,
        severity);
  }

  private FileStyle packing(boolean packed, long delay, Optional<Boolean> flushed) {
    return new FileStyle(
        stamp,
        showRepeats,
        maxSize,
        maxTime,
        maxFiles,
        perms,
        packed,
        delay,
        flushed,
        rate,
        burst,
        format,
        severity);
  }
}
