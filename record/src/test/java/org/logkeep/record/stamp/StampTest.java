package org.logkeep.record.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stamps read and written, against {@code java.time} as the oracle. */
class StampTest {
  private static final long FIRST = Instant.parse("1902-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("2399-12-31T00:00:00Z").getEpochSecond();

  private static StampReader reader(boolean guessZone, ZoneId zone) {
    return new StampReader(
        new StampRule(Set.of(StampForm.values()), YearRule.NEIGHBOURING_MONTHS, false, guessZone),
        zone.getRules());
  }

  private static Instant read(StampReader reader, String stamp, Instant arrival) {
    byte[] bytes = stamp.getBytes(StandardCharsets.US_ASCII);
    int end = reader.read(bytes, 0, bytes.length, arrival.getEpochSecond() * 1_000_000);
    assertThat(end).isEqualTo(bytes.length);
    long micros = reader.micros();
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T20:00:00Z, Oct 11 22:14:15, 2026-10-11T22:14:15Z",
    "2026-11-23T20:00:00Z, Dec 31 22:14:15, 2026-12-31T22:14:15Z",
    "2027-01-01T00:00:00Z, Dec 31 23:59:59, 2026-12-31T23:59:59Z",
    "2026-12-31T23:59:59Z, Jan  1 00:00:00, 2027-01-01T00:00:00Z",
    "2027-02-01T00:00:00Z, Dec 31 23:59:59, 2027-12-31T23:59:59Z",
    "2028-03-01T00:00:00Z, Feb 29 12:00:00, 2028-02-29T12:00:00Z"
  })
  void guessesTheYearByTheNeighbouringMonths(Instant now, String stamp, Instant expected) {
    assertThat(read(reader(false, ZoneOffset.UTC), stamp, now)).isEqualTo(expected);
  }

  @Test
  void doesNotRememberAGuessedYearBeyondItsTime() {
    StampReader reader = reader(false, ZoneOffset.UTC);
    String stamp = "Dec 31 23:59:59";
    assertThat(read(reader, stamp, Instant.parse("2026-12-31T23:59:59Z")))
        .isEqualTo(Instant.parse("2026-12-31T23:59:59Z"));
    assertThat(read(reader, stamp, Instant.parse("2027-01-01T00:00:00Z")))
        .isEqualTo(Instant.parse("2026-12-31T23:59:59Z"));
    assertThat(read(reader, stamp, Instant.parse("2027-11-01T00:00:00Z")))
        .isEqualTo(Instant.parse("2027-12-31T23:59:59Z"));
  }

  @Test
  void guessesTheZoneThatBringsTheStampNearestToArrival() {
    StampReader reader = reader(true, ZoneOffset.UTC);
    assertThat(read(reader, "2026-11-24T01:30:07", Instant.parse("2026-11-23T20:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-23T20:00:07Z"));
    assertThat(reader.zone()).isEqualTo(19_800);
    assertThat(read(reader, "Nov 24 01:30:07", Instant.parse("2026-11-23T20:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-23T20:00:07Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"})
  void zonesAgreeWithJavaTimeInAnyOrderOfQuestions(String name) {
    ZoneId zone = ZoneId.of(name);
    ZoneCache cache = new ZoneCache(zone.getRules());
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long second = FIRST + (long) (random.nextDouble() * (LAST - FIRST));
      if (i % 4 != 0) {
        // Mostly near the transitions of one year.
        second = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() + i * 1591L;
      }
      assertThat(cache.offsetAt(second))
          .isEqualTo(zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds());
      assertThat(cache.offsetAtLocal(second))
          .as("%s", second)
          .isEqualTo(
              zone.getRules()
                  .getOffset(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC))
                  .getTotalSeconds());
    }
  }

  @Test
  void dateFieldsAgreeWithJavaTime() {
    DateFields fields = new DateFields();
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      long second = FIRST + (long) (random.nextDouble() * (LAST - FIRST));
      LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
      fields.set(second - 3600, 3600);
      assertThat(fields.year()).isEqualTo(time.getYear());
      assertThat(fields.month()).isEqualTo(time.getMonthValue());
      assertThat(fields.day()).isEqualTo(time.getDayOfMonth());
      assertThat(fields.hour()).isEqualTo(time.getHour());
      assertThat(fields.hour12()).isEqualTo(time.get(ChronoField.CLOCK_HOUR_OF_AMPM));
      assertThat(fields.minute()).isEqualTo(time.getMinute());
      assertThat(fields.second()).isEqualTo(time.getSecond());
      assertThat(fields.dayOfYear()).isEqualTo(time.getDayOfYear());
      assertThat(fields.weekday()).isEqualTo(time.getDayOfWeek().getValue() % 7);
      assertThat(fields.isoWeek()).isEqualTo(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      assertThat(fields.isoYear()).isEqualTo(time.get(IsoFields.WEEK_BASED_YEAR));
    }
  }

  @Test
  void weeksCountAsTheSpecificationShows() {
    DateFields fields = new DateFields();
    fields.set(Instant.parse("2003-10-11T22:14:15Z").getEpochSecond(), 0);
    assertThat(fields.weekFromMonday()).isEqualTo(40);
    assertThat(fields.isoWeek()).isEqualTo(41);
    assertThat(fields.weekOfMonth()).isEqualTo(1);
    assertThat(fields.dayOfYear()).isEqualTo(284);
  }
}
