package org.logkeep.engine.destination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.Receipt;
import org.logkeep.engine.destination.DestinationCounters.DropReason;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.linux.ConfinedDirectory;
import org.logkeep.linux.PathText;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Severity;

/**
 * Writes each record into the file that it names.
 *
 * <p>What a record fills into the name is hostile: it is confined to the literal directory before
 * anything is opened ({@link RenderedName}, {@link ConfinedDirectory}), and the number of open
 * files is bounded; the one that was not used for the longest time is closed for a new one. Bytes
 * are gathered for each file across batches and written when a file has 64 KiB, all of them have
 * {@link #MOST_GATHERED}, or the loop has time.
 */
final class NamedFilesOutput extends FileOutput {
  private static final long MOST_GATHERED = 4 << 20;

  /**
   * Longer than for one file: a write costs the same for one line as for thirty, and under load a
   * thousand files get few each in a twentieth of a second.
   */
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final long LEAST_REAP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String root;
  private final Rotations rotations;
  private final Formatter names;
  private final ConfinedDirectory directory;
  private final QueueBudget budget;
  private final FileTable table = new FileTable();
  private final ByteSink name = new ByteSink(256);
  private NamedFile[] touched = new NamedFile[16];
  private int touchedCount;
  private NamedFile[] gathered = new NamedFile[16];
  private int gatheredCount;
  private final List<NamedFile> owing = new ArrayList<>();
  private @Nullable NamedFile last;
  private Loop.@Nullable Watch reaper;

  NamedFilesOutput(
      FileHost host, FileSettings settings, Rotations rotations, String root, Formatter names) {
    super(host, settings, rotations.hooks(), GATHER_NANOS);
    this.rotations = rotations;
    this.root = root;
    this.names = names;
    this.directory = new ConfinedDirectory(host.context().sys(), root, settings.placement());
    this.budget = new QueueBudget(host.output().limits());
  }

  @Override
  void deliver(RecordBatch batch, int row, FormatContext format, Formatter form, boolean hold) {
    name.clear();
    names.format(batch, row, format, name);
    if (!RenderedName.confine(name)) {
      counters().addDropped(DropReason.BAD_PATH, 1);
      journal()
          .trouble(
              id() + ":bad-path",
              Severity.ERR,
              "destination "
                  + id()
                  + ": Spurious path, logfile not created; path='"
                  + root
                  + "/"
                  + printable(name)
                  + "'");
      return;
    }
    if (!holds(hold) && budget.isFull()) {
      writeGathered();
      if (budget.isFull()) {
        overflow();
        return;
      }
    }
    NamedFile target = last != null && last.isCalled(name) ? last : find();
    if (target == null) {
      counters().addDropped(DropReason.TOO_MANY_FILES, 1);
      return;
    }
    last = target;
    touch(target);
    append(target.file(), batch, row, format, form);
    if (budget.bytes() >= MOST_GATHERED) {
      writeGathered();
    }
  }

  private boolean holds(boolean hold) {
    return fileSettings().holdWhileSlow() ? !budget.isFull() || !isTroubled() : hold;
  }

  private boolean isTroubled() {
    for (NamedFile at = table.oldest(); at != null; at = at.newer) {
      if (at.file().isTroubled()) {
        return true;
      }
    }
    return false;
  }

  private @Nullable NamedFile find() {
    int hash = FileTable.hash(name);
    NamedFile known = table.find(name, hash);
    if (known != null) {
      return known;
    }
    if (table.size() >= fileSettings().maxOpen() && !closeOne()) {
      journal()
          .trouble(
              id() + ":too-many-files",
              Severity.ERR,
              "destination "
                  + id()
                  + ": "
                  + table.size()
                  + " files are open and none can be closed; records for others are dropped");
      return null;
    }
    byte[] bytes = name.toByteArray();
    ConfinedPlace place =
        new ConfinedPlace(directory, root, PathText.decode(bytes), context().disk());
    LogFile file = new LogFile(place, fileSettings(), rotations.of(place.path()), host(), budget);
    NamedFile fresh = new NamedFile(bytes, hash, file);
    table.add(fresh);
    if (reaper == null && !fileSettings().reapAfter().isZero()) {
      reaper = loop().after(reapNanos(), this::reap);
    }
    return fresh;
  }

  private boolean closeOne() {
    for (NamedFile at = table.oldest(); at != null; at = at.newer) {
      at.file().writeOut();
      if (at.file().isQuiet()) {
        remove(at);
        return true;
      }
    }
    return false;
  }

  /**
   * Its file is closed at once; sources are told of its last records when no batch is under way.
   */
  private void remove(NamedFile entry) {
    table.remove(entry);
    entry.file().closeFile();
    if (!entry.owes) {
      entry.owes = true;
      owing.add(entry);
    }
    entry.removed = true;
    if (last == entry) {
      last = null;
    }
  }

  private void touch(NamedFile entry) {
    if (!entry.touched) {
      entry.touched = true;
      table.used(entry);
      if (touchedCount == touched.length) {
        touched = Arrays.copyOf(touched, touchedCount * 2);
      }
      touched[touchedCount++] = entry;
    }
    if (!entry.gathered) {
      entry.gathered = true;
      if (gatheredCount == gathered.length) {
        gathered = Arrays.copyOf(gathered, gatheredCount * 2);
      }
      gathered[gatheredCount++] = entry;
    }
  }

  @Override
  void batchEnds(Receipt receipt) {
    for (int i = 0; i < touchedCount; i++) {
      NamedFile entry = touched[i];
      entry.touched = false;
      if (!entry.file().queue().isEmpty()) {
        entry.file().queue().owe(receipt);
        if (!entry.owes) {
          entry.owes = true;
          owing.add(entry);
        }
      }
    }
    touchedCount = 0;
  }

  @Override
  void flush() {
    if (writesWhenIdle()) {
      writeGathered();
    }
    settle();
  }

  /** Files that still have something to write settle the rest themselves. */
  private void settle() {
    for (NamedFile entry : owing) {
      entry.owes = false;
      if (entry.removed) {
        entry.file().close();
      } else {
        entry.file().queue().settleReceipts();
      }
    }
    owing.clear();
  }

  /** Writes the files that got records since the last time. */
  private void writeGathered() {
    for (int i = 0; i < gatheredCount; i++) {
      gathered[i].gathered = false;
      gathered[i].file().writeOut();
    }
    gatheredCount = 0;
  }

  private long reapNanos() {
    return Math.max(LEAST_REAP_NANOS, fileSettings().reapAfter().toNanos() / 2);
  }

  private void reap() {
    long limit = loop().nanos() - fileSettings().reapAfter().toNanos();
    NamedFile at = table.oldest();
    while (at != null) {
      NamedFile newer = at.newer;
      if (at.file().usedAt() <= limit && at.file().isQuiet() && !at.touched) {
        remove(at);
      }
      at = newer;
    }
    settle();
    reaper = table.size() == 0 ? null : loop().after(reapNanos(), this::reap);
  }

  @Override
  public long waiting() {
    long waiting = 0;
    for (NamedFile at = table.oldest(); at != null; at = at.newer) {
      waiting += at.file().queue().waiting(counters());
    }
    return waiting;
  }

  @Override
  public boolean full() {
    return budget.holdsBack() && !(fileSettings().holdWhileSlow() && isTroubled());
  }

  @Override
  boolean drainQueue(long timeoutNanos) {
    long deadline = host().shared().ticks().getAsLong() + timeoutNanos;
    writeGathered();
    boolean all = true;
    for (NamedFile at = table.oldest(); at != null; at = at.newer) {
      all &= at.file().drain(deadline, host().shared().ticks());
    }
    return all;
  }

  @Override
  public void reopen() {
    super.reopen();
    for (NamedFile at = table.oldest(); at != null; at = at.newer) {
      at.file().reopen();
    }
  }

  @Override
  public void close() {
    super.close();
    if (reaper != null) {
      reaper.close();
    }
    for (NamedFile at = table.oldest(); at != null; at = table.oldest()) {
      table.remove(at);
      at.file().close();
    }
    settle();
    gatheredCount = 0;
  }

  private static String printable(ByteSink bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.size(), 200); i++) {
      int b = bytes.array()[i] & 0xff;
      text.append(b >= ' ' && b < 0x7f ? Character.toString(b) : String.format("\\x%02x", b));
    }
    return text.toString();
  }
}
