package org.logkeep.check.rules;

/**
 * The narrow view that checking has of a pattern database: which groups of rules hit which line.
 * One thread owns a matcher.
 */
public interface LineMatcher extends AutoCloseable {

  /**
   * Matches many lines.
   *
   * @param block bytes that hold the lines
   * @param starts first byte of each line
   * @param ends byte behind each line, line end and trailing blanks not included
   * @param lines how many
   * @param hits filled with {@code words} longs a line; bit g is set when a rule of group g hits
   */
  void match(byte[] block, int[] starts, int[] ends, int lines, long[] hits);

  @Override
  void close();
}
