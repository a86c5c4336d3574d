package org.logkeep.engine.format.stamp;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.logkeep.record.ByteSink;
import org.logkeep.topology.template.Template;

/**
 * A pattern of {@code strftime} (POSIX), in the C locale, with {@code %N} (nanoseconds) and {@code
 * %3N} (so many digits of them) beside.
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
  private final CivilTime time = new CivilTime();
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

  /** Says what is wrong with a pattern, if anything is. */
  public static Optional<String> problem(String pattern) {
    List<String> unknown = new ArrayList<>();
    for (int i = pattern.indexOf('%'); i >= 0; i = pattern.indexOf('%', i + 2)) {
      int at = i + 1;
      if (isDigit(pattern, at) && at + 1 < pattern.length() && pattern.charAt(at + 1) == 'N') {
        continue;
      }
      if (at == pattern.length()
          || "aAbBcCdDeFgGhHIjklmMnNpPrRsStTuUVwWxXyYzZ%".indexOf(pattern.charAt(at)) < 0) {
        unknown.add(pattern.substring(i, Math.min(at + 1, pattern.length())));
      }
    }
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("unknown conversion " + String.join(", ", unknown));
  }

  private static boolean isDigit(String pattern, int at) {
    return at < pattern.length() && pattern.charAt(at) >= '1' && pattern.charAt(at) <= '9';
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
    run(pattern);
  }

  private void run(String conversions) {
    int literal = 0;
    int i = conversions.indexOf('%');
    while (i >= 0 && i + 1 < conversions.length()) {
      text.put(Template.bytes(conversions.substring(literal, i)));
      boolean cut =
          isDigit(conversions, i + 1)
              && i + 2 < conversions.length()
              && conversions.charAt(i + 2) == 'N';
      if (cut) {
        fraction(conversions.charAt(i + 1) - '0');
      } else {
        convert(conversions.charAt(i + 1));
      }
      literal = i + (cut ? 3 : 2);
      i = conversions.indexOf('%', literal);
    }
    text.put(Template.bytes(conversions.substring(literal)));
  }

  private void fraction(int count) {
    places[fractions] = text.size();
    digits[fractions] = count;
    fractions++;
  }

  private void convert(char conversion) {
    switch (conversion) {
      case 'a' -> text.put(TimeWords.DAYS[time.weekday()], 0, 3);
      case 'A' -> text.put(TimeWords.DAYS[time.weekday()]);
      case 'b', 'h' -> text.put(TimeWords.MONTHS[time.month() - 1], 0, 3);
      case 'B' -> text.put(TimeWords.MONTHS[time.month() - 1]);
      case 'c' -> run("%a %b %e %H:%M:%S %Y");
      case 'C' -> two(Math.floorDiv(time.year(), 100L));
      case 'd' -> two(time.day());
      case 'D', 'x' -> run("%m/%d/%y");
      case 'e' -> text.putPadded(time.day(), 2, ' ');
      case 'F' -> run("%Y-%m-%d");
      case 'g' -> two(Math.floorMod(time.isoYear(), 100L));
      case 'G' -> text.putDecimal(time.isoYear());
      case 'H' -> two(time.hour());
      case 'I' -> two(time.hour12());
      case 'j' -> text.putPadded(time.yearDay() + 1L, 3, '0');
      case 'k' -> text.putPadded(time.hour(), 2, ' ');
      case 'l' -> text.putPadded(time.hour12(), 2, ' ');
      case 'm' -> two(time.month());
      case 'M' -> two(time.minute());
      case 'n' -> text.put('\n');
      case 'N' -> fraction(9);
      case 'p' -> text.put(time.hour() < 12 ? "AM" : "PM");
      case 'P' -> text.put(time.hour() < 12 ? "am" : "pm");
      case 'r' -> run("%I:%M:%S %p");
      case 'R' -> run("%H:%M");
      case 's' -> text.putDecimal(second);
      case 'S' -> two(time.secondOfMinute());
      case 't' -> text.put('\t');
      case 'T', 'X' -> run("%H:%M:%S");
      case 'u' -> text.putDecimal(time.weekday() == 0 ? 7 : time.weekday());
      case 'U' -> two(time.sundayWeek());
      case 'V' -> two(time.isoWeek());
      case 'w' -> text.putDecimal(time.weekday());
      case 'W' -> two(time.mondayWeek());
      case 'y' -> two(Math.floorMod(time.year(), 100L));
      case 'Y' -> text.putDecimal(time.year());
      case 'z' -> zoneDigits();
      case 'Z' -> text.put(zoneName());
      case '%' -> text.put('%');
      default -> {
        text.put('%');
        text.put(Template.bytes(String.valueOf(conversion)));
      }
    }
  }

  private void two(long number) {
    text.putPadded(Math.abs(number), 2, '0');
  }

  private void zoneDigits() {
    text.put(offset < 0 ? '-' : '+');
    int minutes = Math.abs(offset) / 60;
    two(minutes / 60);
    two(minutes % 60);
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
