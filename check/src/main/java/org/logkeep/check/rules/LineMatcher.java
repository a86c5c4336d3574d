package org.logkeep.check.rules;

import java.util.Map;
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

  /**
   * How many lines each rule has hit so far, in the order of the rules; broken ones have 0. A count
   * may be too low, since a rule whose group was hit already is not always asked again; it is 0
   * only for a rule that hit nothing.
   */
  Map<Rule, Long> counts();

  @Override
  void close();
}
