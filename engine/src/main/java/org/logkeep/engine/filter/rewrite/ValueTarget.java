package org.logkeep.engine.filter.rewrite;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.engine.filter.PairWriter;
import org.logkeep.engine.format.FieldText;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.ValueText;
import org.logkeep.engine.format.macro.Macros;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.RecordValues;

/**
 * What a rewrite writes to: a field of the record, or a name-value pair.
 *
 * <p>New text is appended behind the received bytes. Changing the program or the process id drops
 * the header as received, so that it is made anew from both.
 */
public final class ValueTarget {
  private static final Map<String, Field> FIELDS =
      Map.of(
          "HOST", Field.HOST,
          "MESSAGE", Field.MESSAGE,
          "MSG", Field.MESSAGE,
          "PROGRAM", Field.PROGRAM,
          "PID", Field.PID,
          "MSGID", Field.MSGID,
          "LEGACY_MSGHDR", Field.HEADER,
          "RAWMSG", Field.RAW);

  private static final Set<String> WRITABLE_MACROS =
      Set.of(
          "HOST_FROM",
          "SOURCE",
          "TRANSPORT",
          "FILE_NAME",
          "PEERIP",
          "PEERPORT",
          "MSGFORMAT",
          ".unix.pid",
          ".unix.uid",
          ".unix.gid",
          ".unix.exe",
          ".unix.cmdline");

  private final String name;
  private final Optional<Field> field;
  private final ValueText pair;
  private final byte[] nameBytes;

  private ValueTarget(String name, Optional<Field> field) {
    this.name = name;
    this.field = field;
    this.pair = new ValueText(name);
    this.nameBytes = pair.name();
  }

  /** The target of this name, or nothing if it is a macro, which cannot be written. */
  public static Optional<ValueTarget> named(String name) {
    Field field = FIELDS.get(name);
    if (field == null && !WRITABLE_MACROS.contains(name) && new Macros().find(name).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(new ValueTarget(name, Optional.ofNullable(field)));
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** A formatter of the present value. */
  public Formatter formatter() {
    return field.<Formatter>map(FieldText::new).orElse(pair);
  }

  /** Whether the record has a value here. */
  public boolean isSet(RecordBatch batch, int row) {
    if (field.isPresent()) {
      return batch.has(row, field.get());
    }
    int entry = pair.entry(batch, row);
    return entry != RecordValues.NONE && batch.values().valueOffset(entry) >= 0;
  }

  /** Writes text that may lie anywhere, even in the batch. */
  public void write(RecordBatch batch, int row, byte[] from, int offset, int length) {
    batch.ensureRoom(length + nameBytes.length);
    int at = batch.append(from, offset, length);
    point(batch, row, at, length);
  }

  /** Takes the value away. */
  public void unset(RecordBatch batch, int row) {
    if (field.isPresent()) {
      batch.unset(row, field.get());
      dropHeader(batch, row, field.get());
    } else if (isSet(batch, row)) {
      point(batch, row, -1, 0);
    }
  }

  private void point(RecordBatch batch, int row, int offset, int length) {
    if (field.isPresent()) {
      batch.set(row, field.get(), offset, length);
      if (field.get() == Field.RAW) {
        batch.addFlags(row, RecordFlags.RAW_KEPT);
      }
      dropHeader(batch, row, field.get());
      return;
    }
    PairWriter.put(batch, row, nameBytes, RecordValues.KIND_TEXT, offset, length);
  }

  private static void dropHeader(RecordBatch batch, int row, Field changed) {
    if (changed == Field.PROGRAM || changed == Field.PID) {
      batch.unset(row, Field.HEADER);
    }
  }
}
