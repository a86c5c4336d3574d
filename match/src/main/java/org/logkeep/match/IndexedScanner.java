package org.logkeep.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some patterns of a list as one automaton that knows them apart: it sets the ids of those that
 * hit, and counts the texts that each has hit. Belongs to one thread.
 */
final class IndexedScanner {
  private final int[] indices;
  private final Scanner scanner;
  private final int[] ids;
  private final long[] counts;
  private final long[] found; // clean between calls

  /**
   * @param specs the list
   * @param indices of the patterns taken
   * @param counts by index in the list, counted up here
   */
  IndexedScanner(List<PatternSpec> specs, int[] indices, CompileOptions options, long[] counts) {
    this(specs, indices, compile(specs, indices, options).database(), counts);
  }

  private IndexedScanner(
      List<PatternSpec> specs, int[] indices, PatternDatabase database, long[] counts) {
    this.indices = indices;
    this.counts = counts;
    this.ids = specs.stream().mapToInt(PatternSpec::id).toArray();
    this.scanner = database.scanner();
    this.found = new long[database.words()];
  }

  /** A scanner of what {@link #compile} made of all patterns of the list. */
  static IndexedScanner of(List<PatternSpec> specs, PatternDatabase database, long[] counts) {
    return new IndexedScanner(specs, all(specs), database, counts);
  }

  /** Every pattern under its place among those taken, in place of its id. */
  static Compilation compile(List<PatternSpec> specs, int[] indices, CompileOptions options) {
    List<PatternSpec> apart = new ArrayList<>(indices.length);
    for (int i = 0; i < indices.length; i++) {
      PatternSpec spec = specs.get(indices[i]);
      apart.add(new PatternSpec(i, spec.syntax(), spec.text(), spec.flags()));
    }
    return PatternDatabase.compile(apart, options);
  }

  /** The indices of a whole list. */
  static int[] all(List<PatternSpec> specs) {
    int[] indices = new int[specs.size()];
    Arrays.setAll(indices, i -> i);
    return indices;
  }

  /** As {@link Scanner#scan(byte[], int, int, long[])}; answers whether any pattern hit. */
  boolean scan(byte[] data, int offset, int length, long[] hits) {
    int count = scanner.list(data, offset, length, found);
    for (int i = 0; i < count; i++) {
      int number = scanner.listed(i);
      found[number >> 6] &= ~(1L << number);
      int index = indices[number];
      int id = ids[index];
      hits[id >> 6] |= 1L << id;
      counts[index]++;
    }
    return count > 0;
  }

  /** As {@link Scanner#undecided}. */
  boolean undecided(long[] hits) {
    if (!scanner.undecided(found)) {
      return false;
    }
    for (int w = 0; w < found.length; w++) {
      for (long bits = found[w]; bits != 0; bits &= bits - 1) {
        int id = ids[indices[(w << 6) + Long.numberOfTrailingZeros(bits)]];
        hits[id >> 6] |= 1L << id;
      }
    }
    Arrays.fill(found, 0);
    return true;
  }
}
