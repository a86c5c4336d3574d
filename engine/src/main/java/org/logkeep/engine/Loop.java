package org.logkeep.engine;

/**
 * The event loop as sources and destinations see it.
 *
 * <p>All methods but {@link #execute} are for the loop's own thread.
 */
public interface Loop {
  /**
   * A descriptor under watch, or a timer; closing it ends the watch and leaves the descriptor open.
   */
  interface Watch extends AutoCloseable {
    /** Changes which events are waited for; 0 pauses the watch. */
    void interest(int events);

    @Override
    void close();
  }

  /** Watches a non-blocking descriptor. */
  Watch watch(int fd, int events, Watcher watcher);

  /** Runs a task once after a delay; closing the watch before takes it back. */
  Watch after(long delayNanos, Runnable task);

  /** Runs a task on the loop's thread as soon as possible; may be called by any thread. */
  void execute(Runnable task);

  /**
   * Asks for {@code flush} to be run when there is nothing more to read at the moment, or after a
   * short time under load. Asking again before it was run does nothing.
   */
  void whenIdle(Flushable flush);

  /** Something that gathers output and can write it out. */
  abstract class Flushable {
    final long gatherNanos;
    boolean queued;
    long queuedAt;

    /**
     * Makes one that is not queued.
     *
     * @param gatherNanos the longest time that output is gathered while input keeps coming
     */
    protected Flushable(long gatherNanos) {
      this.gatherNanos = gatherNanos;
    }

    /** Writes out what was gathered. */
    protected abstract void flush();
  }

  /** Microseconds since the epoch, read once a turn of the loop. */
  long now();

  /** The daemon's clock of the monotonic kind, in nanoseconds. */
  long nanos();
}
