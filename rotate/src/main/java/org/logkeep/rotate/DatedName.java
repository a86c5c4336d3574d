package org.logkeep.rotate;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A name such as {@code log-2026-11-23-20:15:00}, perhaps with the suffix of a packer. A second
 * rotation within one second gets {@code .1} behind the date, the next {@code .2}.
 *
 * @param date UTC
 * @param copy 0 for the first of its second
 * @param suffix {@code .gz}, {@code .bz2}, {@code .xz}, {@code .Z} or empty
 */
record DatedName(LocalDateTime date, int copy, String suffix) implements Comparable<DatedName> {

  private static final String PREFIX = "log-";
  private static final int DATE_LENGTH = 19;
  private static final List<String> SUFFIXES = List.of(".gz", ".bz2", ".xz", ".Z");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
  private static final Comparator<DatedName> ORDER =
      Comparator.comparing(DatedName::date)
          .thenComparingInt(DatedName::copy)
          .thenComparing(DatedName::suffix);

  static DatedName of(Instant instant) {
    return new DatedName(
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC), 0, "");
  }

  /** Reads a name; empty for all others, which are not ours. */
  static Optional<DatedName> parse(String name) {
    int end = PREFIX.length() + DATE_LENGTH;
    if (!name.startsWith(PREFIX) || name.length() < end) {
      return Optional.empty();
    }
    String rest = name.substring(end);
    String suffix = SUFFIXES.stream().filter(rest::endsWith).findFirst().orElse("");
    String copy = rest.substring(0, rest.length() - suffix.length());
    if (!copy.matches("(\\.[1-9][0-9]{0,8})?")) {
      return Optional.empty();
    }
    try {
      LocalDateTime date = LocalDateTime.parse(name.substring(PREFIX.length(), end), FORMAT);
      return Optional.of(
          new DatedName(date, copy.isEmpty() ? 0 : Integer.parseInt(copy.substring(1)), suffix));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  DatedName withCopy(int number) {
    return new DatedName(date, number, suffix);
  }

  /** The same rotation, whatever it is packed with. */
  boolean sameRotation(DatedName other) {
    return date.equals(other.date) && copy == other.copy;
  }

  String text() {
    return PREFIX + FORMAT.format(date) + (copy == 0 ? "" : "." + copy) + suffix;
  }

  @Override
  public int compareTo(DatedName other) {
    return ORDER.compare(this, other);
  }
}
