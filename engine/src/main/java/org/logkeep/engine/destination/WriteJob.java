package org.logkeep.engine.destination;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;

/**
 * Chunks on their way to a file on a thread that may wait: all lines that wait are written, then
 * synced together (group commit). The loop may do the writing, and leave only the syncing to the
 * thread.
 *
 * <p>The loop's thread fills it and reads the outcome after {@link #isFinished}; in between it
 * belongs to the writer, but for {@link #isWritten}.
 */
final class WriteJob implements Runnable {
  private final DiskFile file;
  private final boolean sync;
  private final long limit;
  private final long begun;
  private final Runnable whenFinished;
  private final List<Chunk> chunks = new ArrayList<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private long written;
  private int error;
  private boolean syncFailed;
  private boolean tried;
  private boolean isWritten;
  private boolean ended;
  private boolean abandoned;

  /**
   * Makes a job.
   *
   * @param limit bytes after which it stops, at the end of a record
   * @param begun when, in nanoseconds
   */
  WriteJob(DiskFile file, boolean sync, long limit, long begun, Runnable whenFinished) {
    this.limit = limit;
    this.begun = begun;
    this.file = file;
    this.sync = sync;
    this.whenFinished = whenFinished;
  }

  List<Chunk> chunks() {
    return chunks;
  }

  /** When it was begun, in nanoseconds. */
  long begun() {
    return begun;
  }

  /** The loop writes what the thread then syncs. */
  void writeOnLoop() {
    writeAll();
    isWritten = written == chunks.stream().mapToLong(Chunk::unsent).sum();
  }

  /** Whether the loop has written all of it; for the loop to ask. */
  boolean isWritten() {
    return isWritten;
  }

  @Override
  public void run() {
    try {
      if (!tried) {
        writeAll();
      }
      if (sync && written > 0) {
        int result = file.syncData();
        if (result < 0 && result != -Errno.EINVAL) {
          error = -result;
          syncFailed = true;
        }
      }
    } finally {
      end();
      whenFinished.run();
    }
  }

  private synchronized void end() {
    ended = true;
    finished.countDown();
    if (abandoned) {
      file.close();
    }
  }

  /** Leaves the file to the job, which closes it when it ends; false if it has ended already. */
  synchronized boolean abandon() {
    abandoned = !ended;
    return abandoned;
  }

  /** Writes the chunks; done by the writer, unless the loop did it before handing over. */
  private void writeAll() {
    tried = true;
    for (Chunk chunk : chunks) {
      int length = (int) Math.min(chunk.unsent(), limit - written);
      if (length == 0 && written == limit) {
        return;
      }
      int result = file.write(chunk.bytes().array(), chunk.sent(), length);
      if (result > 0) {
        written += result;
      }
      if (result < length) {
        error = result < 0 ? -result : Errno.ENOSPC;
        return;
      }
    }
  }

  boolean isFinished() {
    return finished.getCount() == 0;
  }

  /** Waits for the end; false if the time was too short. */
  boolean await(long nanos) {
    try {
      return finished.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Bytes written, counted over all chunks in their order. */
  long written() {
    return written;
  }

  /** What ended the writing early, or 0. */
  int error() {
    return error;
  }

  /** Whether nobody knows what of the written bytes is on the disk. */
  boolean syncFailed() {
    return syncFailed;
  }
}
