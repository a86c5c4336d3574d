package org.logkeep.match;

import java.util.Arrays;

/**
 * Asks a {@link PatternDatabase} about many lines in one call. Give all rules of a file the same
 * id, and the hits of a line are the files that hit it. Belongs to one thread.
 */
public final class BlockScanner {
  private final Scanner scanner;
  private final long[] hits;

  /** Takes the lines of a block, in order. */
  public interface Lines {
    /**
     * @param start of the line in the block
     * @param length without its newline
     * @param hits one bit an id; only valid during the call
     */
    void line(int start, int length, long[] hits);
  }

  BlockScanner(PatternDatabase database) {
    this.scanner = database.scanner();
    this.hits = new long[database.words()];
  }

  /** Scans a block that is made of lines; the last one may lack its newline. */
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

  /** As {@link Scanner#undecided} for the line last given, while {@link Lines#line} runs. */
  public boolean undecided(long[] ids) {
    return scanner.undecided(ids);
  }

  /** Size and work of the automata, for measurements. */
  String stats() {
    return scanner.stats();
  }
}
