package org.logkeep.rotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RotationRulesTest {

  @Test
  void readsSizesInThousands() {
    assertThat(SizeLimit.parse("100").orElseThrow().bytes()).isEqualTo(100);
    assertThat(SizeLimit.parse("10k").orElseThrow().bytes()).isEqualTo(10_000);
    assertThat(SizeLimit.parse("10M").orElseThrow().bytes()).isEqualTo(10_000_000);
    assertThat(SizeLimit.parse("2G").orElseThrow().bytes()).isEqualTo(2_000_000_000L);
  }

  @Test
  void refusesOtherSizes() {
    for (String text :
        new String[] {
          "", "k", "0", "1K", "1m", "1g", "1T", "1kk", "-1", " 1", "1 ", "9".repeat(10_000)
        }) {
      assertThat(SizeLimit.parse(text)).as(text).isEmpty();
    }
    assertThat(SizeLimit.parse("999999999999999G")).isEmpty();
  }

  @Test
  void endsADayAtMidnight() {
    AgeLimit day = new AgeLimit(86_400);
    long noon = Instant.parse("2026-11-23T12:00:00Z").getEpochSecond();
    long midnight = Instant.parse("2026-11-24T00:00:00Z").getEpochSecond();
    assertThat(day.isPast(noon, midnight)).isFalse();
    assertThat(day.isPast(noon, midnight + 1)).isTrue();
  }

  @Test
  void knowsItsOwnNames() {
    assertThat(DatedName.parse("log-2026-11-23-20:15:00").orElseThrow().text())
        .isEqualTo("log-2026-11-23-20:15:00");
    assertThat(DatedName.parse("log-2026-11-23-20:15:00.2.gz").orElseThrow().copy()).isEqualTo(2);
    for (String suffix : new String[] {".gz", ".bz2", ".xz", ".Z"}) {
      assertThat(DatedName.parse("log-2026-11-23-20:15:00" + suffix)).isPresent();
    }
    for (String other :
        new String[] {
          "current",
          "log-",
          "log-2026-11-23-20:15:00.zip",
          "log-2026-02-30-00:00:00",
          "log-2026-11-23-20:15:00.0",
          "log-2026-11-23-20:15:00~",
          "Log-2026-11-23-20:15:00",
          "log-2026-11-23 20:15:00"
        }) {
      assertThat(DatedName.parse(other)).as(other).isEmpty();
    }
  }

  @Test
  void ordersNamesOfOneSecond() {
    DatedName first = DatedName.parse("log-2026-11-23-20:15:00.gz").orElseThrow();
    DatedName second = DatedName.parse("log-2026-11-23-20:15:00.1").orElseThrow();
    DatedName tenth = DatedName.parse("log-2026-11-23-20:15:00.10").orElseThrow();
    DatedName later = DatedName.parse("log-2026-11-23-20:15:01").orElseThrow();
    assertThat(first).isLessThan(second);
    assertThat(second).isLessThan(tenth);
    assertThat(tenth).isLessThan(later);
    assertThat(first.sameRotation(DatedName.of(Instant.parse("2026-11-23T20:15:00.9Z")))).isTrue();
  }
}
