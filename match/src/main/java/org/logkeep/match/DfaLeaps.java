package org.logkeep.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where eight bytes at once lead a {@link LazyDfa}: for each state the last eight bytes that texts
 * took from there, and the state behind them. The fixed words of log lines are walked in leaps;
 * numbers and names, which differ each time, in steps.
 *
 * <p>Only ways without anything to report or to build are remembered. Where texts hardly ever go
 * the same way again, leaps are not tried for a while.
 */
final class DfaLeaps {
  /** How far a leap goes. */
  static final int BYTES = Long.BYTES;

  /** The answer where no leap is known. */
  static final int NONE = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Numbers a state: the bytes, and the state behind them. */
  private static final int CELL = 2;

  /** After so many tries it is judged whether they pay: one of so many has to succeed. */
  private static final int TRIES = 16_384;

  private static final int ONE_OF = 6;

  /** For so many texts leaps are not tried once they did not pay. */
  private static final int PAUSE = 16_384;

  private final boolean wanted;
  private long[] cells = new long[CELL * 16];
  private int tries;
  private int hits;
  private int pause;

  /**
   * @param wanted whether any are to be made
   */
  DfaLeaps(boolean wanted) {
    this.wanted = wanted;
  }

  /** The eight bytes at an offset. */
  static long word(byte[] data, int at) {
    return (long) LONGS.get(data, at);
  }

  /** Whether leaps are to be tried in the text that comes. */
  boolean pay() {
    if (!wanted) {
      return false;
    }
    if (pause > 0) {
      pause--;
      return false;
    }
    return true;
  }

  /** A text was walked with so many tries, of which so many succeeded. */
  void tried(int all, int successful) {
    tries += all;
    hits += successful;
    if (tries >= TRIES) {
      if (hits * ONE_OF < tries) {
        pause = PAUSE;
      }
      tries = 0;
      hits = 0;
    }
  }

  /** Forgets all leaps and states. */
  void clear() {
    Arrays.fill(cells, NONE);
  }

  /** A state from which no leap is known. */
  void add(int state) {
    if (!wanted) {
      return;
    }
    int cell = state * CELL;
    if (cell + CELL > cells.length) {
      cells = Arrays.copyOf(cells, cells.length * 2);
    }
    cells[cell + 1] = NONE;
  }

  /** The state behind these eight bytes, or NONE. */
  int after(int state, long word) {
    int cell = state * CELL;
    return cells[cell] == word ? (int) cells[cell + 1] : NONE;
  }

  /** Remembers where eight bytes lead. */
  void remember(int state, long word, int to) {
    int cell = state * CELL;
    cells[cell] = word;
    cells[cell + 1] = to;
  }

  /** What leaps take for so many states, in ints. */
  int cellInts(int states) {
    return wanted ? states * CELL * (Long.BYTES / Integer.BYTES) : 0;
  }
}
