package org.logkeep.cli.loggen;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Keeps a rate: says when the next message is due, and waits for it. Confined to one thread. */
final class Pace {
  /** Shorter waits are left out: they would cost more than they give. */
  private static final long SHORTEST = TimeUnit.MICROSECONDS.toNanos(100);

  private final LongSupplier nanos;
  private final double rate;
  private final long start;
  private long sent;

  /**
   * A pace that begins now.
   *
   * @param nanos a clock that never goes back, in nanoseconds
   * @param rate messages a second
   */
  Pace(LongSupplier nanos, double rate) {
    this.nanos = nanos;
    this.rate = rate;
    this.start = nanos.getAsLong();
  }

  /** How long until the next message is due; zero or less if it is. */
  long due(long now) {
    return (long) (sent * 1e9 / rate) - (now - start);
  }

  /** Waits until the next message is due, and counts it. */
  void next() {
    long wait = due(nanos.getAsLong());
    while (wait > SHORTEST && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(wait);
      wait = due(nanos.getAsLong());
    }
    sent++;
  }

  /** Nanoseconds since the beginning. */
  long elapsed() {
    return nanos.getAsLong() - start;
  }
}
