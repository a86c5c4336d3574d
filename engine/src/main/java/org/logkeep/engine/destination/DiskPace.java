package org.logkeep.engine.destination;

import java.util.concurrent.TimeUnit;

/**
 * Who writes a file: the loop itself while that is quick, since a write then costs less than
 * handing it over, and else a thread that may wait.
 */
final class DiskPace {
  /** A write that takes longer makes the file one for the threads. */
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** After so many writes of a thread that took no longer than this, the loop writes again. */
  private static final int FAST_JOBS = 16;

  private static final long FAST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private boolean threaded;
  private boolean slowByNature;
  private int fastJobs;

  /** Whether a thread is to write. */
  boolean isForThreads() {
    return threaded;
  }

  /**
   * A file was opened.
   *
   * @param slow whether it is on a file system that may always be slow, as behind a network
   */
  void opened(boolean slow) {
    slowByNature = slow;
    threaded = slow;
  }

  /** The loop has written, which took so long. */
  void loopWrote(long nanos) {
    threaded |= nanos > SLOW_NANOS;
  }

  /**
   * A thread was done with what it had after so long. A disk that was only busy for a while gets
   * back to the loop.
   */
  void threadWrote(long nanos) {
    fastJobs = nanos <= FAST_NANOS ? fastJobs + 1 : 0;
    if (fastJobs >= FAST_JOBS && !slowByNature) {
      threaded = false;
      fastJobs = 0;
    }
  }
}
