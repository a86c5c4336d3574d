package org.logkeep.match;

import java.util.Arrays;

/**
 * The states of a {@link LazyDfa} made so far, numbered from 0 and found by their keys: a hash
 * table with open addressing.
 *
 * <pre>
 *   key: flags | number of slots | slots completed on the way in | sorted states of the Nfa
 * </pre>
 */
final class DfaStates {
  private static final int NONE = -1;

  /** What the object around a key takes, in numbers. */
  private static final int OVERHEAD = 8;

  private int[][] keys = new int[16][];
  private int[] table = new int[64];
  private int count;
  private int keyCells;

  DfaStates() {
    Arrays.fill(table, NONE);
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** Numbers that the keys take. */
  int keyCells() {
    return keyCells;
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(table, NONE);
    count = 0;
    keyCells = 0;
  }

  int[] key(int state) {
    return keys[state];
  }

  /** The state of a key, or -1. */
  int find(int[] key) {
    int mask = table.length - 1;
    int at = hash(key) & mask;
    while (table[at] >= 0 && !Arrays.equals(keys[table[at]], key)) {
      at = (at + 1) & mask;
    }
    return table[at];
  }

  /** Adds a state that is not there yet. */
  int add(int[] key) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, count * 2);
    }
    keys[count] = key;
    keyCells += key.length + OVERHEAD;
    if ((count + 1) * 2 > table.length) {
      table = new int[table.length * 4];
      Arrays.fill(table, NONE);
      for (int state = 0; state < count; state++) {
        place(state);
      }
    }
    place(count);
    return count++;
  }

  private void place(int state) {
    int mask = table.length - 1;
    int at = hash(keys[state]) & mask;
    while (table[at] >= 0) {
      at = (at + 1) & mask;
    }
    table[at] = state;
  }

  private static int hash(int[] key) {
    int hash = 0;
    for (int part : key) {
      hash = hash * 0x01000193 + part;
    }
    return hash ^ hash >>> 15;
  }
}
