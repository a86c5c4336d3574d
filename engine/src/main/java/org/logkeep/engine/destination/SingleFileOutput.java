package org.logkeep.engine.destination;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.Receipt;
import org.logkeep.engine.destination.DestinationCounters.DropReason;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.RecordBatch;

/** Writes all records into one file, which other destinations may share. */
final class SingleFileOutput extends FileOutput {
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final String path;
  private final Rotations rotations;
  private @Nullable LogFile file;
  private boolean touched;
  private Loop.@Nullable Watch reaper;

  SingleFileOutput(FileHost host, FileSettings settings, Rotations rotations, String path) {
    super(host, settings, rotations.hooks(), GATHER_NANOS);
    this.rotations = rotations;
    this.path = path;
  }

  @Override
  public void open() {
    super.open();
    LogFile opened = file();
    if (fileSettings().openAtStart()) {
      opened.openNow();
    }
  }

  private LogFile file() {
    LogFile known = file;
    if (known == null) {
      known =
          host()
              .shared()
              .files()
              .acquire(
                  path,
                  () ->
                      new LogFile(
                          new ConstantPlace(
                              path, fileSettings(), context().sys(), context().disk()),
                          fileSettings(),
                          rotations.of(path),
                          host(),
                          new QueueBudget(settings().limits())));
      file = known;
    }
    return known;
  }

  @Override
  void deliver(RecordBatch batch, int row, FormatContext format, Formatter form, boolean hold) {
    LogFile target = file();
    if (target.isAbandoned()) {
      counters().addDropped(DropReason.REFUSED, 1);
      return;
    }
    QueueBudget budget = target.queue().budget();
    boolean keep = fileSettings().holdWhileSlow() ? !target.isTroubled() : hold;
    if (!keep && budget.isFull()) {
      target.writeOut();
      if (budget.isFull()) {
        overflow();
        return;
      }
    }
    touched = true;
    append(target, batch, row, format, form);
  }

  @Override
  void batchEnds(Receipt receipt) {
    LogFile target = file();
    if (touched && !target.queue().isEmpty()) {
      target.queue().owe(receipt);
    }
    touched = false;
    if (reaper == null && !fileSettings().reapAfter().isZero()) {
      reaper = loop().after(fileSettings().reapAfter().toNanos(), this::reap);
    }
  }

  @Override
  void flush() {
    LogFile target = file;
    if (target == null) {
      // Closed since the loop was asked: taking the file again would keep it for ever.
      return;
    }
    if (writesWhenIdle()) {
      target.flush();
    } else {
      target.queue().settleReceipts();
      if (!target.isQuiet()) {
        target.openNow();
      }
    }
  }

  private void reap() {
    reaper = null;
    LogFile target = file();
    long rest = target.usedAt() + fileSettings().reapAfter().toNanos() - loop().nanos();
    if (rest > 0 || !target.isQuiet()) {
      reaper = loop().after(Math.max(rest, 1_000_000_000L), this::reap);
    } else {
      target.closeFile();
    }
  }

  @Override
  public long waiting() {
    return file().queue().waiting(counters());
  }

  @Override
  public boolean full() {
    LogFile target = file();
    boolean behind = target.queue().budget().holdsBack() || target.isFarBehind();
    return behind && !(fileSettings().holdWhileSlow() && target.isTroubled());
  }

  @Override
  boolean drainQueue(long timeoutNanos) {
    long deadline = host().shared().ticks().getAsLong() + timeoutNanos;
    return file().drain(deadline, host().shared().ticks());
  }

  @Override
  public void reopen() {
    super.reopen();
    file().reopen();
  }

  @Override
  public void close() {
    super.close();
    if (reaper != null) {
      reaper.close();
    }
    LogFile closing = file;
    if (closing != null && host().shared().files().release(path)) {
      closing.close();
    }
    file = null;
  }
}
