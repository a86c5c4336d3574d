package org.logkeep.engine.destination;

import java.util.concurrent.TimeUnit;

/**
 * The moments at which sysklogd looks whether repeats and marks are due: every 30 seconds from the
 * daemon's start on (sysklogd 2.7.2).
 *
 * @param origin the start by the loop's clock, in nanoseconds
 */
record Looks(long origin) {
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** The first look that is not before a time. */
  long first(long nanos) {
    long since = nanos - origin;
    long periods = Math.max(1, Math.ceilDiv(since, PERIOD_NANOS));
    return origin + periods * PERIOD_NANOS;
  }
}
