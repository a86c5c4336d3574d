package org.logkeep.check.rules;

import org.logkeep.check.lines.LineBlock;

/**
 * The narrow view that checking has of a pattern database: which groups of rules hit which line.
 * One thread owns a matcher.
 */
public interface LineMatcher extends AutoCloseable {

  /**
   * Matches all lines of a block.
   *
   * @param hits filled with as many longs a line as the groups need; bit g is set when a rule of
   *     group g hits
   */
  void match(LineBlock block, long[] hits);

  @Override
  void close();
}
