package org.logkeep.acceptance.life;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions. */
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long STEP_NANOS = 5_000_000L;

  private Await() {}

  /** Returns when a condition holds; fails if it does not in time. */
  static void until(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }
}
