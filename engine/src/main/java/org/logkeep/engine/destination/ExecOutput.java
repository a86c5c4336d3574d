package org.logkeep.engine.destination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.destination.DestinationCounters.DropReason;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.linux.ChildCalls;
import org.logkeep.linux.PathText;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/**
 * Starts a process for each record, in the order of the records, on threads that may wait, and says
 * how it ended. A record counts as written when its process is handed to be started.
 *
 * <p>A file without {@code #!} cannot be started, since no shell is asked.
 */
final class ExecOutput extends QueuedOutput {
  private static final long STEP_NANOS = 1_000_000;

  /** What is run and how many of it. */
  record Task(
      String program,
      int arguments,
      int mostRunning,
      long rate,
      boolean skipOwn,
      ChildReport report) {}

  private final Task task;
  private final Optional<TokenBucket> rate;
  private final Executor starter;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger toStart = new AtomicInteger();
  private Loop.@Nullable Watch rateTimer;

  ExecOutput(DestinationContext context, OutputSettings settings, Shared shared, Task task) {
    super(context, settings, shared);
    this.task = task;
    this.starter = new InOrder(shared.writers());
    this.rate =
        task.rate() == 0
            ? Optional.empty()
            : Optional.of(new TokenBucket(task.rate(), task.rate(), context.loop().nanos()));
  }

  @Override
  void deliver(RecordBatch batch, int row, FormatContext format, Formatter form, boolean hold) {
    if (task.skipOwn() && batch.hasFlag(row, RecordFlags.INTERNAL)) {
      counters().addDropped(DropReason.REFUSED, 1);
    } else {
      super.deliver(batch, row, format, form, hold);
    }
  }

  @Override
  void writeOut() {
    while (!queue().isEmpty() && running.get() < task.mostRunning()) {
      if (throttle().allowance() < 1 || !rateAllows()) {
        return;
      }
      List<byte[]> words = words(queue().head());
      queue().advanceRecord();
      throttle().used(1);
      running.incrementAndGet();
      toStart.incrementAndGet();
      starter.execute(() -> start(words));
    }
  }

  private boolean rateAllows() {
    if (rate.isEmpty()) {
      return true;
    }
    if (rate.get().available(loop().nanos()) < 1) {
      if (rateTimer == null) {
        rateTimer = loop().after(rate.get().nanosToNext(), this::rateAgain);
      }
      return false;
    }
    rate.get().take(1);
    return true;
  }

  private void rateAgain() {
    rateTimer = null;
    flush();
  }

  private List<byte[]> words(Chunk head) {
    List<byte[]> words = new ArrayList<>();
    words.add(PathText.encode(task.program()));
    byte[] bytes = head.bytes().array();
    int from = head.startOf(0);
    for (int i = 0; i < task.arguments(); i++) {
      int to = from;
      while (bytes[to] != 0) {
        to++;
      }
      words.add(Arrays.copyOfRange(bytes, from, to));
      from = to + 1;
    }
    return words;
  }

  private void start(List<byte[]> words) {
    int pid = context().sys().children().start(words);
    toStart.decrementAndGet();
    if (pid < 0) {
      task.report().notStarted(journal(), pid, words);
      ended();
      return;
    }
    task.report().start(journal(), pid, words);
    shared()
        .writers()
        .execute(() -> {
          ChildCalls.End end = context().sys().children().await(pid);
          task.report().end(journal(), pid, end, words);
          ended();
        });
  }

  private void ended() {
    running.decrementAndGet();
    loop().execute(this::flush);
  }

  /** Also waits until what was taken has been started; not until it ends. */
  @Override
  boolean drainQueue(long timeoutNanos) {
    long deadline = shared().ticks().getAsLong() + timeoutNanos;
    boolean done = super.drainQueue(timeoutNanos);
    while (toStart.get() > 0 && shared().ticks().getAsLong() < deadline) {
      LockSupport.parkNanos(STEP_NANOS);
    }
    return done && toStart.get() == 0;
  }

  @Override
  boolean canProgress() {
    return running.get() > 0;
  }

  @Override
  public void close() {
    if (rateTimer != null) {
      rateTimer.close();
    }
    super.close();
  }
}
