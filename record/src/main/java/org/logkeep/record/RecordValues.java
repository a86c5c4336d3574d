package org.logkeep.record;

import java.util.Arrays;

/**
 * The name-value pairs and tags of a batch's rows: persistent linked lists in columns.
 *
 * <p>An entry is prepended and never changed, so a copied row shares its original's entries and
 * hides what it overrides. All bytes are slices of the batch's data. An entry whose value has
 * offset -1 says that the name was unset.
 *
 * <pre>
 *   entry: | kind | hash of name | name off | name len | value off | value len | next |
 * </pre>
 */
public final class RecordValues {
  /** The head of an empty list. */
  public static final int NONE = -1;

  /** A name-value pair whose value is text. */
  public static final int KIND_TEXT = 0;

  /** A tag; it has a name and no value. */
  public static final int KIND_TAG = 1;

  /** The value is the text of a whole number. */
  public static final int KIND_INTEGER = 2;

  /** The value is the text of a floating point number. */
  public static final int KIND_DOUBLE = 3;

  /** The value is {@code true} or {@code false}. */
  public static final int KIND_BOOLEAN = 4;

  /** The value is JSON text. */
  public static final int KIND_JSON = 5;

  /** The value is a comma separated list. */
  public static final int KIND_LIST = 6;

  /** The value is null. */
  public static final int KIND_NULL = 7;

  /** The value is a time: seconds since the epoch, perhaps with a fraction. */
  public static final int KIND_DATETIME = 8;

  private static final int STRIDE = 7;

  private int[] entries = new int[STRIDE * 16];
  private int count;

  RecordValues() {}

  void clear() {
    count = 0;
  }

  /**
   * Prepends an entry.
   *
   * @param head the list it is put in front of
   * @return the head of the longer list
   */
  public int prepend(
      int head,
      int kind,
      byte[] data,
      int nameOffset,
      int nameLength,
      int valueOffset,
      int valueLength) {
    int at = count * STRIDE;
    if (at == entries.length) {
      entries = Arrays.copyOf(entries, entries.length * 2);
    }
    entries[at] = kind;
    entries[at + 1] = hash(data, nameOffset, nameLength);
    entries[at + 2] = nameOffset;
    entries[at + 3] = nameLength;
    entries[at + 4] = valueOffset;
    entries[at + 5] = valueLength;
    entries[at + 6] = head;
    return count++;
  }

  /** The hash by which names are compared first. */
  public static int hash(byte[] bytes, int offset, int length) {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  /**
   * The newest entry of a list that is no tag and has this name.
   *
   * @param nameHash {@link #hash} of the name
   * @return the entry, or {@link #NONE}; an entry with value offset -1 says that the name was unset
   */
  public int find(int head, byte[] data, byte[] name, int nameHash) {
    for (int entry = head; entry != NONE; entry = next(entry)) {
      if (entries[entry * STRIDE + 1] == nameHash
          && kind(entry) != KIND_TAG
          && nameLength(entry) == name.length
          && Arrays.equals(
              data, nameOffset(entry), nameOffset(entry) + name.length, name, 0, name.length)) {
        return entry;
      }
    }
    return NONE;
  }

  /** Whether a list holds this tag. A tag that was cleared later has value offset -1. */
  public boolean hasTag(int head, byte[] data, byte[] name, int nameHash) {
    for (int entry = head; entry != NONE; entry = next(entry)) {
      if (entries[entry * STRIDE + 1] == nameHash
          && kind(entry) == KIND_TAG
          && nameLength(entry) == name.length
          && Arrays.equals(
              data, nameOffset(entry), nameOffset(entry) + name.length, name, 0, name.length)) {
        return valueOffset(entry) >= 0;
      }
    }
    return false;
  }

  /** What the entry is: one of the {@code KIND_} constants. */
  public int kind(int entry) {
    return entries[entry * STRIDE];
  }

  /** Where the name lies in the batch's data. */
  public int nameOffset(int entry) {
    return entries[entry * STRIDE + 2];
  }

  /** The length of the name in bytes. */
  public int nameLength(int entry) {
    return entries[entry * STRIDE + 3];
  }

  /** Where the value lies in the batch's data, or -1 if the entry says that the name was unset. */
  public int valueOffset(int entry) {
    return entries[entry * STRIDE + 4];
  }

  /** The length of the value in bytes. */
  public int valueLength(int entry) {
    return entries[entry * STRIDE + 5];
  }

  /** The next older entry of the list, or {@link #NONE}. */
  public int next(int entry) {
    return entries[entry * STRIDE + 6];
  }
}
