package org.logkeep.engine.destination;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/**
 * Stands before a destination and holds back records that repeat the last one; in their place a
 * line with their number goes through, later.
 *
 * <p>Confined to the loop's thread. What it remembers lies in the batch at hand until that ends,
 * and only then is copied: of many records in a batch, the last one.
 */
abstract class RepeatGate {
  /** Where lines with numbers of repeats go. */
  @FunctionalInterface
  interface Emitter {
    /**
     * Delivers a record that is made here; in a form of its own if one is given, else by the
     * destination's template.
     */
    void emit(RecordBatch batch, int row, FormatContext context, @Nullable Formatter form);
  }

  private static final byte[] NOTHING = {};

  private final Emitter emitter;
  private final int comparedBytes;
  private final boolean comparesPriority;
  private final Field[] compared;
  private final LastRecord last = new LastRecord();
  private @Nullable RecordBatch lastBatch;
  private int lastRow;
  private final LastRecord summary = new LastRecord();
  private @Nullable FormatContext context;
  private long held;

  RepeatGate(Emitter emitter, int comparedBytes, boolean comparesPriority, Field... compared) {
    this.emitter = emitter;
    this.comparedBytes = comparedBytes;
    this.comparesPriority = comparesPriority;
    this.compared = compared;
  }

  /**
   * Whether a record is held back. If not, what was held before has been told when this returns.
   */
  final boolean holdsBack(RecordBatch batch, int row, FormatContext formatContext) {
    context = formatContext;
    if (isRepeat(batch, row) && mayHold(batch, row)) {
      batchEnds();
      held++;
      last.batch().stamp(0, batch.stamp(row), batch.zone(row));
      heldBack();
      return true;
    }
    tell();
    lastBatch = batch;
    lastRow = row;
    passed(batch, row);
    return false;
  }

  /** Another batch begins; one that did not come to its end cannot be asked any more. */
  final void batchBegins() {
    if (lastBatch != null) {
      forget();
    }
  }

  /** The batch that the last record lies in is about to be used for others. */
  final void batchEnds() {
    if (lastBatch != null) {
      last.copyOf(lastBatch, lastRow);
      lastBatch = null;
    }
  }

  /** Tells how many are held back, if any are. */
  final void tell() {
    FormatContext known = context;
    if (held > 0 && known != null) {
      long count = held;
      held = 0;
      tell(count, known);
    }
  }

  /**
   * The output is written out, opened anew or closed: tells, unless this way waits for a record.
   */
  void settle() {
    tell();
  }

  /** Ends timers. */
  void close() {}

  /** The destination was closed and opened. */
  void reopened() {}

  /** Whatever comes next repeats nothing. */
  final void forget() {
    lastBatch = null;
    last.clear();
  }

  /** Whether this repeat may be held back. */
  boolean mayHold(RecordBatch batch, int row) {
    return true;
  }

  /** A record was held back. */
  void heldBack() {}

  /** A record goes through. */
  void passed(RecordBatch batch, int row) {}

  /** Emits what says that so many were held back. */
  abstract void tell(long count, FormatContext formatContext);

  /** How many are held back. */
  final long held() {
    return held;
  }

  /** The record that is repeated. */
  final RecordBatch last() {
    return last.batch();
  }

  /**
   * Emits a record with priority, stamp and host of the repeated one, without tag, that says this.
   */
  final void emitUntagged(ByteSink text, FormatContext formatContext) {
    summary.copyOf(last.batch(), 0);
    RecordBatch batch = summary.batch();
    batch.unset(0, Field.PROGRAM);
    batch.unset(0, Field.PID);
    batch.unset(0, Field.MSGID);
    batch.unset(0, Field.STRUCTURED_DATA);
    summary.replace(Field.HEADER, NOTHING, 0);
    summary.replace(Field.MESSAGE, text.array(), text.size());
    emitter.emit(batch, 0, formatContext, null);
  }

  /** Emits a record of now that has host and program of the repeated one. */
  final void emitTagged(
      long now, byte[] pid, ByteSink header, ByteSink text, FormatContext formatContext) {
    summary.copyOf(last.batch(), 0);
    summary.batch().stamp(0, now, RecordBatch.NO_ZONE);
    summary.replace(Field.PID, pid, pid.length);
    summary.replace(Field.HEADER, header.array(), header.size());
    summary.replace(Field.MESSAGE, text.array(), text.size());
    emitter.emit(summary.batch(), 0, formatContext, null);
  }

  /** Emits a line in a form of its own. */
  final void emitLine(Formatter form, FormatContext formatContext) {
    emitter.emit(last.batch(), 0, formatContext, form);
  }

  private boolean isRepeat(RecordBatch batch, int row) {
    RecordBatch before = lastBatch == null ? last.batch() : lastBatch;
    int beforeRow = lastBatch == null ? 0 : lastRow;
    if (before.rows() == 0
        || (comparesPriority && batch.priority(row) != before.priority(beforeRow))) {
      return false;
    }
    for (Field field : compared) {
      if (!sameField(before, beforeRow, batch, row, field)) {
        return false;
      }
    }
    return true;
  }

  private boolean sameField(
      RecordBatch before, int beforeRow, RecordBatch batch, int row, Field field) {
    int length = Math.min(batch.length(row, field), comparedBytes);
    if (length != Math.min(before.length(beforeRow, field), comparedBytes)) {
      return false;
    }
    int offset = Math.max(0, batch.offset(row, field));
    int beforeOffset = Math.max(0, before.offset(beforeRow, field));
    return Arrays.equals(
        batch.data(), offset, offset + length, before.data(), beforeOffset, beforeOffset + length);
  }
}
