package org.logkeep.engine.destination;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one file that are under way, oldest first. They run one after the other on a thread
 * that may wait, so that a disk that has synced one goes on with the next without asking the loop.
 *
 * <p>Confined to the loop's thread, but for the jobs themselves.
 */
final class WriteJobs {
  /** One that is being synced, and one that gathers behind it. */
  private static final int MOST = 2;

  private final Executor thread;
  private final ArrayDeque<WriteJob> jobs = new ArrayDeque<>();

  WriteJobs(Executor writers) {
    thread = new InOrder(writers);
  }

  boolean isEmpty() {
    return jobs.isEmpty();
  }

  /** Whether another may be begun: what it writes has to come behind what is there already. */
  boolean mayFollow() {
    return jobs.isEmpty() || (jobs.size() < MOST && jobs.getLast().isWritten());
  }

  void begin(WriteJob job) {
    jobs.add(job);
    thread.execute(job);
  }

  /**
   * Takes the oldest one out if it has ended. One whose sync failed stays until those behind it
   * have ended too: they wrote to the same file, and are no more certain than it is.
   */
  @Nullable WriteJob takeEnded() {
    WriteJob oldest = jobs.peek();
    if (oldest == null
        || !oldest.isFinished()
        || (oldest.syncFailed() && !jobs.getLast().isFinished())) {
      return null;
    }
    return jobs.remove();
  }

  /** Forgets those that are left, which have ended. */
  void forget() {
    jobs.clear();
  }

  /** Waits until all have ended; false if the time was too short. */
  boolean await(long nanos) {
    return jobs.isEmpty() || jobs.getLast().await(nanos);
  }

  /**
   * Leaves the file to those that have not ended: the last of them closes it. False if there is
   * none.
   */
  boolean abandon() {
    if (jobs.isEmpty() || !jobs.getLast().abandon()) {
      return false;
    }
    jobs.clear();
    return true;
  }
}
