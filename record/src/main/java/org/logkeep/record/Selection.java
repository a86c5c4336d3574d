package org.logkeep.record;

import java.util.Arrays;

/**
 * Some rows of a batch, in order of arrival: what a filter takes in and gives out.
 *
 * <p>Confined to one thread and reused from batch to batch.
 */
public final class Selection {
  private int[] rows;
  private int size;

  /** Makes an empty selection. */
  public Selection(int capacity) {
    rows = new int[Math.max(16, capacity)];
  }

  /** How many rows are selected. */
  public int size() {
    return size;
  }

  /** Whether nothing is selected. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** The row at a place of the selection. */
  public int row(int index) {
    return rows[index];
  }

  /** Forgets all rows. */
  public void clear() {
    size = 0;
  }

  /** Adds a row at the end. */
  public void add(int row) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
    }
    rows[size++] = row;
  }

  /** Replaces the row at a place, as a rewrite does with its copy. */
  public void replace(int index, int row) {
    rows[index] = row;
  }

  /** Becomes a copy of another selection. */
  public void copyOf(Selection other) {
    ensure(other.size);
    System.arraycopy(other.rows, 0, rows, 0, other.size);
    size = other.size;
  }

  /** Becomes all rows from {@code from} to before {@code to}. */
  public void range(int from, int to) {
    ensure(to - from);
    size = to - from;
    for (int i = 0; i < size; i++) {
      rows[i] = from + i;
    }
  }

  /**
   * Makes room for this many rows and gives the array, for writers that then call {@link
   * #size(int)}.
   */
  public int[] array(int capacity) {
    ensure(capacity);
    return rows;
  }

  /** Says how many rows of {@link #array} are valid. */
  public void size(int newSize) {
    size = newSize;
  }

  private void ensure(int capacity) {
    if (rows.length < capacity) {
      rows = Arrays.copyOf(rows, Math.max(capacity, rows.length * 2));
    }
  }
}
