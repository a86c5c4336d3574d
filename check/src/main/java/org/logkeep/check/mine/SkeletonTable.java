package org.logkeep.check.mine;

import java.util.Arrays;

/**
 * All skeletons seen, numbered from 0 in the order of their first appearance: open addressing over
 * a 64-bit hash, the bytes compared. Bounded: when it is full, a new skeleton is put with all new
 * ones that begin with the same two words, and when there are too many of these as well, with
 * everything else.
 */
final class SkeletonTable {
  /** The number of what came when the table was full. */
  static final int OVERFLOW = 0;

  private final int limit;
  private long[] hashes = new long[1 << 10];
  private int[] numbers = new int[1 << 10];
  private byte[][] skeletons = new byte[256][];
  private long[] counts = new long[256];
  private int size = 1;
  private int coarseLength;

  /** A table for so many skeletons. */
  SkeletonTable(int limit) {
    this.limit = limit;
    skeletons[OVERFLOW] = new byte[] {Masker.VALUE};
  }

  /** How many numbers there are. */
  int size() {
    return size;
  }

  /** A skeleton's bytes. */
  byte[] skeleton(int number) {
    return skeletons[number];
  }

  /** How often it came. */
  long count(int number) {
    return counts[number];
  }

  /** The number of a skeleton, counted as seen. */
  int add(byte[] bytes, int length) {
    long hash = hash(bytes, length);
    int mask = hashes.length - 1;
    int slot = (int) (hash ^ hash >>> 32) & mask;
    while (numbers[slot] != 0) {
      byte[] known = skeletons[numbers[slot]];
      if (hashes[slot] == hash && Arrays.equals(known, 0, known.length, bytes, 0, length)) {
        counts[numbers[slot]]++;
        return numbers[slot];
      }
      slot = (slot + 1) & mask;
    }
    if (size >= 2 * limit) {
      counts[OVERFLOW]++;
      return OVERFLOW;
    }
    if (size >= limit && coarsen(bytes, length)) {
      return add(bytes, coarseLength);
    }
    if (size == skeletons.length) {
      skeletons = Arrays.copyOf(skeletons, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    skeletons[size] = Arrays.copyOf(bytes, length);
    counts[size] = 1;
    hashes[slot] = hash;
    numbers[slot] = size++;
    if (size * 2 > hashes.length) {
      grow();
    }
    return size - 1;
  }

  /** Leaves two words and a value behind them; false when there is nothing more already. */
  private boolean coarsen(byte[] bytes, int length) {
    int at = 0;
    for (int blanks = 0; at < length && blanks < 2; at++) {
      blanks += bytes[at] == ' ' ? 1 : 0;
    }
    if (at >= length || (at == length - 1 && bytes[at] == Masker.VALUE)) {
      return false;
    }
    bytes[at] = Masker.VALUE;
    coarseLength = at + 1;
    return true;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldNumbers = numbers;
    hashes = new long[oldHashes.length * 2];
    numbers = new int[hashes.length];
    int mask = hashes.length - 1;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldNumbers[i] != 0) {
        int slot = (int) (oldHashes[i] ^ oldHashes[i] >>> 32) & mask;
        while (numbers[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        hashes[slot] = oldHashes[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }

  private static long hash(byte[] bytes, int length) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001b3L;
    }
    return hash ^ hash >>> 29;
  }
}
