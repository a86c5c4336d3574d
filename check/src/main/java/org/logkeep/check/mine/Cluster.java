package org.logkeep.check.mine;

import java.util.Arrays;

/** Skeletons that are one pattern so far. */
final class Cluster {
  /** The words' numbers. */
  final int[] words;

  /** Sum of the words' hashes, each turned by its place. */
  final long sum;

  /** How many lines. */
  long lines;

  private int[] skeletons;
  private int size;

  Cluster(int[] words, Words all) {
    this.words = words;
    long total = words.length;
    for (int place = 0; place < words.length; place++) {
      total += at(words[place], place, all);
    }
    this.sum = total;
    this.skeletons = new int[1];
  }

  /** What a word at a place adds to the sum. */
  static long at(int word, int place, Words all) {
    return Words.mix(all.get(word).hash() + place);
  }

  /** Takes a skeleton with its number and count. */
  void add(int skeleton, long count) {
    if (size == skeletons.length) {
      skeletons = Arrays.copyOf(skeletons, size * 2);
    }
    skeletons[size++] = skeleton;
    lines += count;
  }

  /** Takes all skeletons of another. */
  void addAll(Cluster other) {
    skeletons = Arrays.copyOf(skeletons, Math.max(skeletons.length, size + other.size));
    System.arraycopy(other.skeletons, 0, skeletons, size, other.size);
    size += other.size;
    lines += other.lines;
  }

  /** The numbers of its skeletons. */
  int[] skeletons() {
    return Arrays.copyOf(skeletons, size);
  }
}
