package org.logkeep.engine.destination;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Journal;
import org.logkeep.engine.Loop;
import org.logkeep.engine.Receipt;
import org.logkeep.engine.destination.DestinationCounters.DropReason;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.Severity;

/**
 * What all destinations have in common: they count, hold back repeats, write marks, and gather
 * records until the loop finds time to write them.
 *
 * <p>A kind implements {@link #deliver}, which puts a record into a queue or drops it, and {@link
 * #flush}, which writes out. Neither may throw because of what the world does.
 */
abstract class BufferedDestination implements Destination {
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final DestinationContext context;
  private final OutputSettings settings;
  private final Activity activity;
  private final DestinationCounters counters = new DestinationCounters();
  private final Optional<RepeatGate> repeats;
  private final Optional<Marker> marker;
  private final Optional<TokenBucket> limit;
  private final Loop.Flushable idleFlush;
  private @Nullable Receipt receipt;
  private long processed;
  private long repeated;
  private long overflowed;
  private long limited;
  private boolean seen;

  BufferedDestination(DestinationContext context, OutputSettings settings, Shared shared) {
    this(context, settings, shared, GATHER_NANOS);
  }

  /**
   * As above.
   *
   * @param gatherNanos the longest time that records are gathered while more keep coming
   */
  BufferedDestination(
      DestinationContext context, OutputSettings settings, Shared shared, long gatherNanos) {
    this.idleFlush =
        new Loop.Flushable(gatherNanos) {
          @Override
          protected void flush() {
            BufferedDestination.this.flush();
          }
        };
    this.context = context;
    this.settings = settings;
    this.activity = shared.activity();
    this.repeats =
        settings
            .repeats()
            .map(rule -> rule.gate(context.loop(), shared.looks(), this::tellRepeats));
    this.limit = settings.limit().map(l -> l.bucket(context.loop().nanos()));
    this.marker =
        settings.marks().mode() == MarkRule.Mode.NONE
            ? Optional.empty()
            : Optional.of(
                new Marker(
                    settings.marks(),
                    context.loop(),
                    shared.looks(),
                    activity,
                    new OwnContext(context.loop(), context.sys()),
                    (batch, row, format) -> emit(batch, row, format, null)));
  }

  @Override
  public final String id() {
    return context.id();
  }

  @Override
  public void open() {
    marker.ifPresent(Marker::start);
  }

  @Override
  public void begin(RecordBatch batch, Receipt batchReceipt) {
    repeats.ifPresent(RepeatGate::batchBegins);
    receipt = batchReceipt;
  }

  @Override
  public final void write(RecordBatch batch, int row, FormatContext format, boolean hold) {
    processed++;
    if (repeats.isPresent() && repeats.get().holdsBack(batch, row, format)) {
      repeated++;
      return;
    }
    if (limit.isPresent() && !passesLimit(limit.get())) {
      limited++;
      return;
    }
    if (marker.isPresent()) {
      marker.get().seen(format, loop().nanos());
    }
    seen |= !batch.hasFlag(row, RecordFlags.MARK);
    deliver(batch, row, format, settings.formatter(), hold || settings.limits().hold());
  }

  @Override
  public void end() {
    repeats.ifPresent(RepeatGate::batchEnds);
    if (receipt != null) {
      batchEnds(receipt);
      receipt = null;
    }
    if (seen) {
      seen = false;
      activity.seen(loop().nanos());
    }
    publish();
    gatherMore();
  }

  @Override
  public boolean drain(long timeoutNanos) {
    repeats.ifPresent(RepeatGate::settle);
    publish();
    return drainQueue(timeoutNanos);
  }

  @Override
  public void reopen() {
    repeats.ifPresent(RepeatGate::settle);
    repeats.ifPresent(RepeatGate::reopened);
    marker.ifPresent(Marker::reopened);
    publish();
  }

  @Override
  public void close() {
    repeats.ifPresent(RepeatGate::close);
    marker.ifPresent(Marker::stop);
    publish();
  }

  @Override
  public final DestinationCounters counters() {
    return counters;
  }

  /**
   * Queues a record, or drops and counts it.
   *
   * @param form what makes the bytes
   * @param hold whether it is taken even if the queue is full
   */
  abstract void deliver(
      RecordBatch batch, int row, FormatContext format, Formatter form, boolean hold);

  /** A batch ends: its receipt is owed for what was queued since the last one. */
  abstract void batchEnds(Receipt batchReceipt);

  /** Writes out what can be written now without waiting, and settles receipts. */
  abstract void flush();

  /** Writes out everything, waiting no longer than given; true if nothing is left. */
  abstract boolean drainQueue(long timeoutNanos);

  /** A record found the queue full and is dropped. */
  final void overflow() {
    overflowed++;
  }

  final Loop loop() {
    return context.loop();
  }

  final Journal journal() {
    return context.journal();
  }

  final DestinationContext context() {
    return context;
  }

  final OutputSettings settings() {
    return settings;
  }

  /** Asks for {@link #flush} when the loop has time. */
  final void gatherMore() {
    loop().whenIdle(idleFlush);
  }

  /** A count of repeats is a sign of life like any other line. */
  private void tellRepeats(
      RecordBatch batch, int row, FormatContext format, @Nullable Formatter form) {
    marker.ifPresent(m -> m.seen(format, loop().nanos()));
    emit(batch, row, format, form);
  }

  private void emit(RecordBatch batch, int row, FormatContext format, @Nullable Formatter form) {
    processed++;
    deliver(
        batch, row, format, form == null ? settings.formatter() : form, settings.limits().hold());
    if (receipt == null) {
      publish();
      gatherMore();
    }
  }

  private boolean passesLimit(TokenBucket bucket) {
    if (bucket.available(loop().nanos()) < 1) {
      return false;
    }
    bucket.take(1);
    return true;
  }

  private void publish() {
    if (processed > 0) {
      counters.addProcessed(processed);
      processed = 0;
    }
    if (repeated > 0) {
      counters.addDropped(DropReason.REPEATED, repeated);
      repeated = 0;
    }
    if (limited > 0) {
      counters.addDropped(DropReason.RATE, limited);
      journal()
          .trouble(
              id() + ":rate",
              Severity.WARNING,
              "destination " + id() + ": over its rate, " + limited + " records dropped");
      limited = 0;
    }
    if (overflowed > 0) {
      counters.addDropped(DropReason.QUEUE_FULL, overflowed);
      journal()
          .trouble(
              id() + ":queue-full",
              Severity.ERR,
              "destination "
                  + id()
                  + ": queue full, "
                  + overflowed
                  + " records dropped; at most "
                  + settings.limits().records()
                  + " records and "
                  + settings.limits().bytes()
                  + " bytes may wait");
      overflowed = 0;
    }
  }
}
