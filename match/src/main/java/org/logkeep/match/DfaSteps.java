package org.logkeep.match;

import java.util.Arrays;

/**
 * The steps of a {@link LazyDfa} that are known: where each state leads to by each class of
 * symbols.
 *
 * <pre>
 *   cells:          four numbers a state, so that the states of a line, made one after the other, share
 *                   cache lines; most have one or two ways out that texts ever take
 *                     sparse: ~class | state there | class, or NONE | state there
 *                     dense:  offset of a row in rows, one number a class | unused
 *   a state there:  >= 0 plain, UNKNOWN, or ~state: one that reports or is dead
 * </pre>
 */
final class DfaSteps {
  /** In place of a state: nobody has gone there yet. */
  static final int UNKNOWN = Integer.MIN_VALUE;

  /** Numbers a state in the cells. */
  static final int CELL = 4;

  private static final int NONE = -1;

  /**
   * While rows take less than this, every state gets one: small automata are walked without a
   * guess.
   */
  private static final int ROWS_FOR_ALL = 1 << 16;

  private final int stride;
  private int[] cells = new int[CELL * 16];
  private int[] rows;
  private int rowCells;

  /**
   * @param stride classes of symbols, with the end of the text
   */
  DfaSteps(int stride) {
    this.stride = stride;
    rows = new int[stride * 4];
  }

  /** The cells as they are now; another array after a state was added. */
  int[] cells() {
    return cells;
  }

  /** The rows as they are now; another array after a step was remembered. */
  int[] rows() {
    return rows;
  }

  /** Numbers that the rows take. */
  int rowCells() {
    return rowCells;
  }

  /** Forgets all steps and states. */
  void clear() {
    rowCells = 0;
  }

  /** A state that leads nowhere yet. */
  void add(int state) {
    int cell = state * CELL;
    if (cell + CELL > cells.length) {
      cells = Arrays.copyOf(cells, cells.length * 2);
    }
    Arrays.fill(cells, cell, cell + CELL, NONE);
    cells[cell] = rowCells + stride <= ROWS_FOR_ALL ? newRow() : ~Short.MAX_VALUE;
  }

  /** Where a step leads, or UNKNOWN. */
  int known(int state, int symbolClass) {
    int cell = state * CELL;
    int first = cells[cell];
    if (first >= 0) {
      return rows[first + symbolClass];
    }
    if (first == ~symbolClass) {
      return cells[cell + 1];
    }
    return cells[cell + 2] == symbolClass ? cells[cell + 3] : UNKNOWN;
  }

  /** Remembers where a step leads. */
  void remember(int state, int symbolClass, int to) {
    int cell = state * CELL;
    if (cells[cell] >= 0) {
      rows[cells[cell] + symbolClass] = to;
    } else if (cells[cell] == ~Short.MAX_VALUE) {
      cells[cell] = ~symbolClass;
      cells[cell + 1] = to;
    } else if (cells[cell + 2] == NONE) {
      cells[cell + 2] = symbolClass;
      cells[cell + 3] = to;
    } else {
      int row = newRow();
      rows[row + ~cells[cell]] = cells[cell + 1];
      rows[row + cells[cell + 2]] = cells[cell + 3];
      rows[row + symbolClass] = to;
      cells[cell] = row;
    }
  }

  private int newRow() {
    int row = rowCells;
    if (row + stride > rows.length) {
      rows = Arrays.copyOf(rows, Math.max(rows.length * 2, row + stride));
    }
    Arrays.fill(rows, row, row + stride, UNKNOWN);
    rowCells += stride;
    return row;
  }
}
