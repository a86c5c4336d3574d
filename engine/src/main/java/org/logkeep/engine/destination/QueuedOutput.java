package org.logkeep.engine.destination;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
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
  private final Throttle throttle;
  private @Nullable OutputQueue own;
  private boolean touched;
  private boolean waitedFor;

  QueuedOutput(DestinationContext context, OutputSettings settings, Shared shared) {
    super(context, settings, shared);
    this.shared = shared;
    this.throttle = new Throttle(settings, context.loop(), this::flush);
  }

  @Override
  void deliver(RecordBatch batch, int row, FormatContext format, Formatter form, boolean hold) {
    waitedFor |= hold;
    OutputQueue queue = queue();
    if (!hold && queue.budget().isFull()) {
      writeOut();
      if (queue.budget().isFull()) {
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
    if (touched && !queue().isEmpty()) {
      queue().owe(receipt);
    }
    touched = false;
  }

  @Override
  final void flush() {
    writeOut();
    queue().settleReceipts();
  }

  /** Writes what can be written now; may be called within a batch. */
  abstract void writeOut();

  /** What bounds the records that are written. */
  final Throttle throttle() {
    return throttle;
  }

  @Override
  public long waiting() {
    return queue().waiting(counters());
  }

  /** Only if records come on paths that hold: a terminal that is stopped stops nobody else. */
  @Override
  public boolean full() {
    return waitedFor && queue().budget().holdsBack();
  }

  @Override
  boolean drainQueue(long timeoutNanos) {
    long deadline = shared.ticks().getAsLong() + timeoutNanos;
    flush();
    while (!queue().isEmpty() && canProgress() && shared.ticks().getAsLong() < deadline) {
      LockSupport.parkNanos(DRAIN_STEP_NANOS);
      flush();
    }
    return queue().isEmpty();
  }

  /** Whether waiting a little could let more be written. */
  abstract boolean canProgress();

  @Override
  public void close() {
    super.close();
    throttle.close();
    leaveQueue();
  }

  /** The end of the output is that of its queue, too: what waits is dropped. */
  void leaveQueue() {
    queue().dropAll(DropReason.SHUTDOWN);
    queue().settleReceipts();
  }

  /** The queue before the way out. */
  OutputQueue queue() {
    OutputQueue known = own;
    if (known == null) {
      known = new OutputQueue(shared.chunks(), new QueueBudget(settings().limits()));
      own = known;
    }
    return known;
  }

  final Shared shared() {
    return shared;
  }
}
