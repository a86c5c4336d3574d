package org.logkeep.match;

import java.util.Arrays;

/** Scans lines by the automaton of a {@link PatternDatabase}. */
final class JavaBlockScanner implements BlockScanner {
  private final Scanner scanner;
  private final long[] hits;

  JavaBlockScanner(PatternDatabase database) {
    this.scanner = database.scanner();
    this.hits = new long[database.words()];
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
  public void close() {}
}
