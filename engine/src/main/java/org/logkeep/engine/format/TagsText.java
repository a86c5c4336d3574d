package org.logkeep.engine.format;

import java.util.Arrays;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;

/**
 * The tags of a record, comma separated: those that its source gives first, then those that
 * rewrites set, the oldest first.
 */
public final class TagsText implements Formatter {
  private int[] entries = new int[16];

  /** Makes a formatter. */
  public TagsText() {}

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    int before = out.size();
    RecordValues values = batch.values();
    int count = 0;
    for (int e = batch.valueHead(row); e != RecordValues.NONE; e = values.next(e)) {
      if (values.kind(e) == RecordValues.KIND_TAG && isNewest(batch, count, e)) {
        if (count == entries.length) {
          entries = Arrays.copyOf(entries, count * 2);
        }
        entries[count++] = e;
      }
    }
    byte[][] given = context.sourceTags(batch, row);
    for (byte[] tag : given) {
      int entry = entryOf(batch, count, tag);
      if (entry == RecordValues.NONE || values.valueOffset(entry) >= 0) {
        separate(before, out);
        out.put(tag);
      }
    }
    for (int i = count - 1; i >= 0; i--) {
      int e = entries[i];
      if (values.valueOffset(e) >= 0 && !isGiven(batch, e, given)) {
        separate(before, out);
        out.put(batch.data(), values.nameOffset(e), values.nameLength(e));
      }
    }
  }

  private boolean isNewest(RecordBatch batch, int count, int entry) {
    RecordValues values = batch.values();
    byte[] data = batch.data();
    int from = values.nameOffset(entry);
    int to = from + values.nameLength(entry);
    for (int i = 0; i < count; i++) {
      int other = values.nameOffset(entries[i]);
      if (Arrays.equals(data, from, to, data, other, other + values.nameLength(entries[i]))) {
        return false;
      }
    }
    return true;
  }

  private int entryOf(RecordBatch batch, int count, byte[] tag) {
    for (int i = 0; i < count; i++) {
      if (isNamed(batch, entries[i], tag)) {
        return entries[i];
      }
    }
    return RecordValues.NONE;
  }

  private static boolean isGiven(RecordBatch batch, int entry, byte[][] given) {
    for (byte[] tag : given) {
      if (isNamed(batch, entry, tag)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamed(RecordBatch batch, int entry, byte[] tag) {
    int from = batch.values().nameOffset(entry);
    return Arrays.equals(
        batch.data(), from, from + batch.values().nameLength(entry), tag, 0, tag.length);
  }

  private static void separate(int before, ByteSink out) {
    if (out.size() > before) {
      out.put(',');
    }
  }
}
