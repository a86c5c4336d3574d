package org.logkeep.engine.format;

import java.util.Arrays;
import java.util.List;
import org.logkeep.engine.format.function.ItemList;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;
import org.logkeep.topology.template.Template;

/**
 * The tags of a record as a list: first those that the configuration names, in its order, then
 * other ones of the source, then those that were made from records, the oldest first (syslog-ng
 * 3.38 numbers tags as it meets them, and lists them by number).
 */
public final class TagsText implements Formatter {
  private static final int LAST = Integer.MAX_VALUE;

  private final byte[][] order;
  private final TextView item = new TextView();
  private int[] entries = new int[16];
  private byte[][] names = new byte[16][];
  private int[] ranks = new int[16];
  private int size;

  /** Makes a formatter that knows of no order. */
  public TagsText() {
    this(List.of());
  }

  /**
   * Makes a formatter.
   *
   * @param order the tags that come first
   */
  public TagsText(List<String> order) {
    this.order = order.stream().map(Template::bytes).toArray(byte[][]::new);
  }

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
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
    size = 0;
    byte[][] given = context.sourceTags(batch, row);
    for (byte[] tag : given) {
      int entry = entryOf(batch, count, tag);
      if (entry == RecordValues.NONE || values.valueOffset(entry) >= 0) {
        insert(tag);
      }
    }
    for (int i = count - 1; i >= 0; i--) {
      int e = entries[i];
      if (values.valueOffset(e) >= 0 && !isGiven(batch, e, given)) {
        int from = values.nameOffset(e);
        insert(Arrays.copyOfRange(batch.data(), from, from + values.nameLength(e)));
      }
    }
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.put(',');
      }
      item.set(names[i]);
      ItemList.write(item, out);
    }
  }

  /** Puts a tag behind those of the same rank or a lower one. */
  private void insert(byte[] tag) {
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      ranks = Arrays.copyOf(ranks, size * 2);
    }
    int rank = rank(tag);
    int at = size++;
    while (at > 0 && ranks[at - 1] > rank) {
      names[at] = names[at - 1];
      ranks[at] = ranks[at - 1];
      at--;
    }
    names[at] = tag;
    ranks[at] = rank;
  }

  private int rank(byte[] tag) {
    for (int i = 0; i < order.length; i++) {
      if (Arrays.equals(order[i], tag)) {
        return i;
      }
    }
    return LAST;
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
}
