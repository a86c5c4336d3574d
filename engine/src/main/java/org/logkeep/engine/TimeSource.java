package org.logkeep.engine;

import java.time.Clock;
import java.time.Instant;

/** The clocks: passed in everywhere, so that tests can turn them. */
public interface TimeSource {
  /** The wall clock, in microseconds since the epoch; may jump. */
  long micros();

  /** The monotonic clock, in nanoseconds from some moment; for durations. */
  long nanos();

  /** A wall clock that stands still, beside the monotonic clock of this machine. */
  static TimeSource standing(long micros) {
    return new TimeSource() {
      @Override
      public long micros() {
        return micros;
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }
    };
  }

  /** The clocks of this machine. */
  static TimeSource system() {
    Clock clock = Clock.systemUTC();
    return new TimeSource() {
      @Override
      public long micros() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000L + now.getNano() / 1_000;
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }
    };
  }
}
