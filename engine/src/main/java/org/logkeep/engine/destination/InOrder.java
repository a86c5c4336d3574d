package org.logkeep.engine.destination;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs jobs on the threads of another executor one after the other, in the order they came. */
final class InOrder implements Executor {
  private final Executor threads;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  InOrder(Executor threads) {
    this.threads = threads;
  }

  @Override
  public synchronized void execute(Runnable job) {
    waiting.add(job);
    if (!busy) {
      busy = true;
      threads.execute(this::runAll);
    }
  }

  private void runAll() {
    for (Runnable job = next(); job != null; job = next()) {
      job.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable job = waiting.poll();
    busy = job != null;
    return job;
  }
}
