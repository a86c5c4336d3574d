package org.logkeep.dialect.syslogng;

/**
 * How much blocks, includes and references may still add to a configuration. Without an end to it,
 * a few lines of blocks that call each other twice would fill all memory.
 */
final class Budget {
  /** How deep includes and blocks may stand within one another. */
  static final int DEPTH = 256;

  private static final long CHARACTERS = 16L << 20;
  private static final int EXPANSIONS = 10_000;

  private long characters = CHARACTERS;
  private int expansions = EXPANSIONS;
  private boolean exceeded;

  /** Takes that many characters of text; false if there are not so many left. */
  boolean take(long count) {
    characters -= count;
    exceeded |= characters < 0;
    return !exceeded;
  }

  /** Takes one include or block call; false if there is none left. */
  boolean expansion() {
    expansions--;
    exceeded |= expansions < 0;
    return !exceeded;
  }

  /** Whether more was asked for than there is. */
  boolean exceeded() {
    return exceeded;
  }
}
