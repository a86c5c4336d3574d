package org.logkeep.engine.destination;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.Receipt;
import org.logkeep.engine.destination.DestinationCounters.DropReason;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** A destination with one queue before one way out: a connection, a socket, a device, a program. */
abstract class QueuedOutput extends BufferedDestination {
  private static final long DRAIN_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Shared shared;
  private final QueueBudget budget;
  private final OutputQueue queue;
  private final Optional<TokenBucket> throttle;
  private Loop.@Nullable Watch throttleTimer;
  private boolean touched;
  private boolean waitedFor;

  QueuedOutput(DestinationContext context, OutputSettings settings, Shared shared) {
    super(context, settings, shared);
    this.shared = shared;
    this.budget = new QueueBudget(settings.limits());
    this.queue = new OutputQueue(shared.chunks(), budget);
    this.throttle = settings.throttleBucket(context.loop().nanos());
  }

  @Override
  void deliver(RecordBatch batch, int row, FormatContext format, Formatter form, boolean hold) {
    waitedFor |= hold;
    if (!hold && budget.isFull()) {
      writeOut();
      if (budget.isFull()) {
        overflow();
        return;
      }
    }
    touched = true;
    ByteSink sink = queue.open();
    form(batch, row, format, form, sink);
    queue.add(counters());
    if (queue.isWorthWriting()) {
      writeOut();
    }
  }

  /** Formats a record, with whatever frames it. */
  void form(RecordBatch batch, int row, FormatContext format, Formatter form, ByteSink sink) {
    form.format(batch, row, format, sink);
  }

  @Override
  void batchEnds(Receipt receipt) {
    if (touched && !queue.isEmpty()) {
      queue.owe(receipt);
    }
    touched = false;
  }

  @Override
  final void flush() {
    writeOut();
    queue.settleReceipts();
  }

  /** Writes what can be written now; may be called within a batch. */
  abstract void writeOut();

  /** How many records may be written now; if none, writing goes on by itself later. */
  final long allowance() {
    if (throttle.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long allowed = throttle.get().available(loop().nanos());
    if (allowed < 1 && throttleTimer == null) {
      throttleTimer = loop().after(throttle.get().nanosToNext(), this::throttleEnds);
    }
    return allowed;
  }

  /** Records were written. */
  final void used(long records) {
    throttle.ifPresent(bucket -> bucket.take(records));
  }

  private void throttleEnds() {
    throttleTimer = null;
    flush();
  }

  @Override
  public long waiting() {
    return queue.waiting(counters());
  }

  /** Only if records come on paths that hold: a terminal that is stopped stops nobody else. */
  @Override
  public boolean full() {
    return waitedFor && budget.holdsBack();
  }

  @Override
  boolean drainQueue(long timeoutNanos) {
    long deadline = shared.ticks().getAsLong() + timeoutNanos;
    flush();
    while (!queue.isEmpty() && canProgress() && shared.ticks().getAsLong() < deadline) {
      LockSupport.parkNanos(DRAIN_STEP_NANOS);
      flush();
    }
    return queue.isEmpty();
  }

  /** Whether waiting a little could let more be written. */
  abstract boolean canProgress();

  @Override
  public void close() {
    super.close();
    if (throttleTimer != null) {
      throttleTimer.close();
    }
    queue.dropAll(DropReason.SHUTDOWN);
    queue.settleReceipts();
  }

  final OutputQueue queue() {
    return queue;
  }

  final Shared shared() {
    return shared;
  }
}
