package org.logkeep.engine.format.function;

import java.util.Arrays;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;

/**
 * Names and values that a function is about to write. A name that comes again replaces the earlier
 * one. Reused from record to record.
 *
 * <pre>
 *   entry: | name off | name len | value off | value len | kind |
 * </pre>
 */
final class PairTable {
  private static final int STRIDE = 5;

  private final ByteSink bytes = new ByteSink(256);
  private int[] entries = new int[STRIDE * 16];
  private int[] order = new int[16];
  private int size;
  private boolean failed;

  void clear() {
    bytes.clear();
    size = 0;
    failed = false;
  }

  /** Says that a value is not of its type, so that nothing may be written. */
  void fail() {
    failed = true;
  }

  boolean failed() {
    return failed;
  }

  /** Where names and values are written; {@link #add} then says which bytes they are. */
  ByteSink bytes() {
    return bytes;
  }

  /** Adds a pair whose name and value were written to {@link #bytes}, up to its end. */
  void add(int nameAt, int valueAt, int kind) {
    int nameLength = valueAt - nameAt;
    int at = find(bytes.array(), nameAt, nameLength);
    if (at < 0) {
      if (size == order.length) {
        order = Arrays.copyOf(order, size * 2);
        entries = Arrays.copyOf(entries, order.length * STRIDE);
      }
      at = size * STRIDE;
      order[size] = at;
      size++;
    }
    entries[at] = nameAt;
    entries[at + 1] = nameLength;
    entries[at + 2] = valueAt;
    entries[at + 3] = bytes.size() - valueAt;
    entries[at + 4] = kind;
  }

  /** Whether a pair of this name is there. */
  boolean has(byte[] from, int offset, int length) {
    return find(from, offset, length) >= 0;
  }

  private int find(byte[] from, int offset, int length) {
    for (int i = 0; i < size; i++) {
      int at = order[i];
      if (entries[at + 1] == length
          && Arrays.equals(
              bytes.array(), entries[at], entries[at] + length, from, offset, offset + length)) {
        return at;
      }
    }
    return -1;
  }

  int size() {
    return size;
  }

  /** Sorts by name, in the order of bytes. */
  void sort(boolean ascending) {
    for (int i = 1; i < size; i++) {
      int moving = order[i];
      int j = i;
      while (j > 0 && compare(order[j - 1], moving) > 0 == ascending) {
        order[j] = order[j - 1];
        j--;
      }
      order[j] = moving;
    }
  }

  private int compare(int a, int b) {
    byte[] array = bytes.array();
    return Arrays.compareUnsigned(
        array,
        entries[a],
        entries[a] + entries[a + 1],
        array,
        entries[b],
        entries[b] + entries[b + 1]);
  }

  void name(int place, TextView view) {
    int at = order[place];
    view.set(bytes.array(), entries[at], entries[at + 1]);
  }

  void value(int place, TextView view) {
    int at = order[place];
    view.set(bytes.array(), entries[at + 2], entries[at + 3]);
  }

  int kind(int place) {
    return entries[order[place] + 4];
  }
}
