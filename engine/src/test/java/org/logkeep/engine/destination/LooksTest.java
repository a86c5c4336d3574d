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

  @Test
  void neverLooksBeforeThirtySecondsHavePassed() {
    assertThat(looks.first(START - 1)).isEqualTo(START + TimeUnit.SECONDS.toNanos(30));
  }
}
