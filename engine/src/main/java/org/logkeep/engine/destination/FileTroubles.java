package org.logkeep.engine.destination;

import java.util.concurrent.TimeUnit;
import org.logkeep.engine.Occurrence;
import org.logkeep.engine.Occurrence.Attempt;
import org.logkeep.linux.Errno;

/** Tells of a file that cannot be written, and of its recovery, and says when it is tried again. */
final class FileTroubles {
  private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final FileHost host;
  private final String path;
  private boolean troubled;
  private long pause = FIRST_PAUSE_NANOS;

  FileTroubles(FileHost host, String path) {
    this.host = host;
    this.path = path;
  }

  /** Whether the last try to open, write or sync the file failed. */
  boolean isTroubled() {
    return troubled;
  }

  /** A try failed. */
  void failed() {
    troubled = true;
  }

  /**
   * Tells of a try that failed.
   *
   * @param waiting records that wait for the next one
   */
  void tell(Attempt attempt, int errno, long waiting) {
    host.context()
        .journal()
        .trouble(
            key(),
            new Occurrence.FileTrouble(
                host.context().id(), attempt, path, Errno.message(errno), waiting));
  }

  /**
   * How long to wait before the next try: from a second on twice as long each time, up to what is
   * configured.
   */
  long nextPause() {
    long next = pause;
    pause = Math.min(pause * 2, Math.max(FIRST_PAUSE_NANOS, host.output().reopenNanos()));
    return next;
  }

  /** A try succeeded. */
  void recovered() {
    if (troubled) {
      troubled = false;
      pause = FIRST_PAUSE_NANOS;
      host.context()
          .journal()
          .recovered(key(), new Occurrence.FileRecovered(host.context().id(), path));
    }
  }

  /** Begins with short pauses again, and tells of the next trouble even if it is the same. */
  void forget() {
    host.context().journal().forget(key());
    pause = FIRST_PAUSE_NANOS;
  }

  private String key() {
    return host.context().id() + ":" + path;
  }
}
