package org.logkeep.check.mine;

/** Counts 64-bit keys, few bytes each: most keys come once and are of no further interest. */
final class KeyCounts {
  private long[] keys = new long[1 << 12];
  private byte[] counts = new byte[1 << 12];
  private int size;

  /** Counts a key. */
  void add(long key) {
    int slot = slot(key);
    if (counts[slot] == 0) {
      keys[slot] = key;
      counts[slot] = 1;
      if (++size * 2 > keys.length) {
        grow();
      }
    } else if (counts[slot] == 1) {
      counts[slot] = 2;
    }
  }

  /** True when a key came more than once. */
  boolean several(long key) {
    return counts[slot(key)] > 1;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key ^ key >>> 32) & mask;
    while (counts[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    byte[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new byte[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
