package org.logkeep.engine.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {
  private static final long START = TimeUnit.SECONDS.toNanos(1000);

  private final Looks looks = new Looks(START);

  @ParameterizedTest
  @CsvSource({"0, 30", "1, 30", "30, 30", "31, 60", "60, 60", "125, 150"})
  void looksEveryThirtySecondsFromTheStart(long after, long look) {
    assertThat(looks.first(START + TimeUnit.SECONDS.toNanos(after)))
        .isEqualTo(START + TimeUnit.SECONDS.toNanos(look));
  }

  /** In milliseconds after the start. */
  @ParameterizedTest
  @CsvSource({
    "30001, 120, 30002, 150000",
    "30999, 120, 31500, 150000",
    "400, 30, 500, 30000",
    "1400, 30, 1500, 60000",
    "1400, 30, 100000, 120000",
  })
  void findsTheLookAtWhichAPauseHasPassed(long since, long pause, long now, long look) {
    assertThat(looks.due(millis(since), TimeUnit.SECONDS.toNanos(pause), millis(now)))
        .isEqualTo(millis(look));
  }

  @ParameterizedTest
  @CsvSource({"30001, 90000, true", "30999, 90000, true", "31000, 90999, false"})
  void countsWholeSeconds(long since, long now, boolean passed) {
    long minute = TimeUnit.MINUTES.toNanos(1);
    assertThat(looks.hasPassed(millis(since), minute, millis(now))).isEqualTo(passed);
  }

  private static long millis(long after) {
    return START + TimeUnit.MILLISECONDS.toNanos(after);
  }

  @Test
  void neverLooksBeforeThirtySecondsHavePassed() {
    assertThat(looks.first(START - 1)).isEqualTo(START + TimeUnit.SECONDS.toNanos(30));
  }
}
