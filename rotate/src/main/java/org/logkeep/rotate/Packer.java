package org.logkeep.rotate;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Packs rotated files off the writing thread, one at a time. Jobs that do not fit into its queue
 * are left: the next rotation of that log finds the plain file again.
 */
public final class Packer implements AutoCloseable {

  private static final int QUEUE = 256;

  private final Executor executor;
  private final AutoCloseable end;

  private Packer(Executor executor, AutoCloseable end) {
    this.executor = executor;
    this.end = end;
  }

  /**
   * A packer with a thread of its own, which ends when there has been nothing to do for a while.
   */
  public static Packer onThread() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            job -> Thread.ofPlatform().daemon().name("packer").unstarted(job));
    pool.allowCoreThreadTimeOut(true);
    return new Packer(
        pool,
        () -> {
          pool.shutdown();
          pool.awaitTermination(1, TimeUnit.MINUTES);
        });
  }

  /**
   * A packer that hands its jobs to an executor; {@code Runnable::run} packs at once, on the
   * writing thread.
   */
  public static Packer on(Executor executor) {
    return new Packer(executor, () -> {});
  }

  /** Has a job done; returns false if there is no room for it. */
  boolean submit(Runnable job) {
    try {
      executor.execute(job);
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  /**
   * Finishes the jobs at hand, for a minute at most. What is left then is found at the next start.
   */
  @Override
  public void close() {
    try {
      end.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
