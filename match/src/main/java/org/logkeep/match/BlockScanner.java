package org.logkeep.match;

/**
 * Asks a database of patterns about many lines in one call. Give all rules of a file the same id,
 * and the hits of a line are the files that hit it. Belongs to the thread that made it.
 */
public sealed interface BlockScanner extends AutoCloseable
    permits JavaBlockScanner, NativeBlockScanner {

  /** Takes the lines of a block, in order. */
  interface Lines {
    /**
     * @param start of the line in the block
     * @param length without its newline
     * @param hits one bit an id; only valid during the call
     */
    void line(int start, int length, long[] hits);
  }

  /** Scans a block that is made of lines; the last one may lack its newline. */
  void scan(byte[] block, int offset, int length, Lines lines);

  /** As {@link Scanner#undecided} for the line last given, while {@link Lines#line} runs. */
  boolean undecided(long[] ids);

  /**
   * How many lines each pattern has hit so far, by its index in the list that was compiled. The
   * count of a pattern that shares its id with others may be too low, for one that did hit is not
   * always asked again; it is 0 only where the pattern hit nothing.
   */
  long[] counts();

  @Override
  void close();
}
