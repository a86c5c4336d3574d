package org.logkeep.match;

import java.util.Arrays;

/** Scans lines by the automaton of a {@link LineDatabase}. */
final class JavaBlockScanner implements BlockScanner {
  private final IndexedScanner scanner;
  private final long[] counts;
  private final long[] hits;

  JavaBlockScanner(IndexedScanner scanner, long[] counts, int words) {
    this.scanner = scanner;
    this.counts = counts;
    this.hits = new long[words];
  }

  @Override
  public void scan(byte[] block, int offset, int length, Lines lines) {
    int end = offset + length;
    int start = offset;
    while (start < end) {
      int stop = start;
      while (stop < end && block[stop] != '\n') {
        stop++;
      }
      Arrays.fill(hits, 0);
      scanner.scan(block, start, stop - start, hits);
      lines.line(start, stop - start, hits);
      start = stop + 1;
    }
  }

  @Override
  public boolean undecided(long[] ids) {
    return scanner.undecided(ids);
  }

  @Override
  public long[] counts() {
    return counts.clone();
  }

  @Override
  public void close() {}
}
