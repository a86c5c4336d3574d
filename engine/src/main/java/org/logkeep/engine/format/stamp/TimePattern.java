package org.logkeep.engine.format.stamp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.logkeep.record.ByteSink;
import org.logkeep.record.stamp.DateFields;
import org.logkeep.topology.template.Template;

/**
 * A pattern of {@code strftime} (POSIX, and the GNU C library's flags and widths), in the C locale,
 * with {@code %N} (nanoseconds) and {@code %3N} (so many digits of them) beside.
 *
 * <p>The text is kept for as long as second and zone stay the same; only the digits of fractions
 * are written anew.
 */
public final class TimePattern {
  private static final int[] CUT = {
    1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
  };

  private final String pattern;
  private final ZoneId zone;
  private final DateFields time = new DateFields();
  private final ByteSink text = new ByteSink(40);
  private final int[] places;
  private final int[] digits;
  private int fractions;
  private boolean fresh;
  private long second;
  private int offset;

  /**
   * Makes a pattern.
   *
   * @param zone what {@code %Z} names
   */
  public TimePattern(String pattern, ZoneId zone) {
    this.pattern = pattern;
    this.zone = zone;
    this.places = new int[pattern.length()];
    this.digits = new int[pattern.length()];
  }

  /** Says what of a pattern is no conversion, and is written as it stands, if anything is. */
  public static Optional<String> problem(String pattern) {
    List<String> unknown = new ArrayList<>();
    int i = pattern.indexOf('%');
    while (i >= 0) {
      int end = i + 2;
      if (isCut(pattern, i + 1)) {
        end = i + 3;
      } else {
        Optional<Conversion> conversion = Conversion.parse(pattern, i + 1);
        if (conversion.isPresent()) {
          end = conversion.get().end();
        } else {
          unknown.add(pattern.substring(i, Math.min(i + 2, pattern.length())));
        }
      }
      i = pattern.indexOf('%', end);
    }
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("unknown conversion " + String.join(", ", unknown));
  }

  /** Whether {@code 3N} or the like is there. */
  private static boolean isCut(String pattern, int at) {
    return at + 1 < pattern.length()
        && pattern.charAt(at) >= '1'
        && pattern.charAt(at) <= '9'
        && pattern.charAt(at + 1) == 'N';
  }

  /** Writes a moment. */
  public void write(long micros, int offsetSeconds, ByteSink out) {
    long now = Math.floorDiv(micros, 1_000_000L);
    if (!fresh || now != second || offsetSeconds != offset) {
      renew(now, offsetSeconds);
    }
    int done = 0;
    for (int i = 0; i < fractions; i++) {
      out.put(text.array(), done, places[i] - done);
      long nanos = (micros - now * 1_000_000) * 1000;
      out.putPadded(nanos / CUT[digits[i]], digits[i], '0');
      done = places[i];
    }
    out.put(text.array(), done, text.size() - done);
  }

  private void renew(long now, int offsetSeconds) {
    second = now;
    offset = offsetSeconds;
    fresh = true;
    time.set(now, offsetSeconds);
    text.clear();
    fractions = 0;
    int literal = 0;
    int i = pattern.indexOf('%');
    while (i >= 0) {
      Optional<Conversion> conversion = Conversion.parse(pattern, i + 1);
      int end = i + 2;
      text.put(Template.bytes(pattern.substring(literal, i)));
      if (isCut(pattern, i + 1)) {
        fraction(pattern.charAt(i + 1) - '0');
        end = i + 3;
      } else if (conversion.isEmpty()) {
        end = Math.min(end, pattern.length());
        text.put(Template.bytes(pattern.substring(i, end)));
      } else if (conversion.get().letter() == 'N') {
        fraction(9);
      } else {
        text.put(Template.bytes(words(conversion.get())));
        end = conversion.get().end();
      }
      literal = end;
      i = pattern.indexOf('%', literal);
    }
    text.put(Template.bytes(pattern.substring(literal)));
  }

  private void fraction(int count) {
    places[fractions] = text.size();
    digits[fractions] = count;
    fractions++;
  }

  private String words(Conversion conversion) {
    String plain =
        switch (conversion.letter()) {
          case 'a' -> name(TimeWords.DAYS[time.weekday()]).substring(0, 3);
          case 'A' -> name(TimeWords.DAYS[time.weekday()]);
          case 'b', 'h' -> name(TimeWords.MONTHS[time.month() - 1]).substring(0, 3);
          case 'B' -> name(TimeWords.MONTHS[time.month() - 1]);
          case 'c' -> several("a b e", " ") + " " + several("H M S", ":") + " " + one('Y');
          case 'C' -> conversion.number(Math.floorDiv(time.year(), 100L), 2);
          case 'd' -> conversion.number(time.day(), 2);
          case 'D', 'x' -> several("m d y", "/");
          case 'e' -> conversion.blankNumber(time.day());
          case 'F' -> several("Y m d", "-");
          case 'g' -> conversion.number(Math.floorMod(time.isoYear(), 100L), 2);
          case 'G' -> conversion.number(time.isoYear(), 1);
          case 'H' -> conversion.number(time.hour(), 2);
          case 'I' -> conversion.number(time.hour12(), 2);
          case 'j' -> conversion.number(time.dayOfYear(), 3);
          case 'k' -> conversion.blankNumber(time.hour());
          case 'l' -> conversion.blankNumber(time.hour12());
          case 'm' -> conversion.number(time.month(), 2);
          case 'M' -> conversion.number(time.minute(), 2);
          case 'n' -> "\n";
          case 'p' -> time.hour() < 12 ? "AM" : "PM";
          case 'P' -> time.hour() < 12 ? "am" : "pm";
          case 'r' -> several("I M S", ":") + " " + one('p');
          case 'R' -> several("H M", ":");
          case 's' -> conversion.number(second, 1);
          case 'S' -> conversion.number(time.second(), 2);
          case 't' -> "\t";
          case 'T', 'X' -> several("H M S", ":");
          case 'u' -> conversion.number(time.weekday() == 0 ? 7 : time.weekday(), 1);
          case 'U' -> conversion.number(time.weekFromSunday(), 2);
          case 'V' -> conversion.number(time.isoWeek(), 2);
          case 'w' -> conversion.number(time.weekday(), 1);
          case 'W' -> conversion.number(time.weekFromMonday(), 2);
          case 'y' -> conversion.number(Math.floorMod(time.year(), 100L), 2);
          case 'Y' -> conversion.number(time.year(), 1);
          case 'z' -> zoneDigits();
          case 'Z' -> zoneName();
          default -> "%";
        };
    return conversion.dress(plain);
  }

  private String one(char letter) {
    return words(Conversion.plain(letter));
  }

  private String several(String letters, String between) {
    return Arrays.stream(letters.split(" "))
        .map(letter -> one(letter.charAt(0)))
        .collect(Collectors.joining(between));
  }

  private static String name(byte[] word) {
    return new String(word, StandardCharsets.US_ASCII);
  }

  private String zoneDigits() {
    int minutes = Math.abs(offset) / 60;
    return String.format(
        Locale.ROOT, "%s%02d%02d", offset < 0 ? "-" : "+", minutes / 60, minutes % 60);
  }

  private String zoneName() {
    Instant instant = Instant.ofEpochSecond(second);
    if (zone.getRules().getOffset(instant).getTotalSeconds() != offset) {
      return "";
    }
    String name = DateTimeFormatter.ofPattern("zzz", Locale.US).format(instant.atZone(zone));
    return name.equals("Z") ? "UTC" : name;
  }
}
