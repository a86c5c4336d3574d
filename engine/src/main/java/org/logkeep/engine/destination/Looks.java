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
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The first look that is not before a time. */
  long first(long nanos) {
    long since = nanos - origin;
    long periods = Math.max(1, Math.ceilDiv(since, PERIOD_NANOS));
    return origin + periods * PERIOD_NANOS;
  }

  /**
   * The first look that is not before now and at which a pause has passed since a time.
   *
   * @param pause whole seconds, in nanoseconds
   */
  long due(long since, long pause, long now) {
    return first(Math.max(now, second(since) + pause));
  }

  /**
   * Whether a pause has passed since a time. Both ends are counted in whole seconds: what was done
   * at one look is due at another one, however late within its second either came.
   */
  boolean hasPassed(long since, long pause, long now) {
    return second(now) - second(since) >= pause;
  }

  private long second(long nanos) {
    return origin + Math.floorDiv(nanos - origin, SECOND_NANOS) * SECOND_NANOS;
  }
}
