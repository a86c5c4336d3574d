package org.logkeep.check.mine;

/** The patterns of a {@link PatternMiner} at one moment. */
public final class Patterns {
  private final int[] idOf;
  private final String[] texts;
  private final long[] counts;

  Patterns(int[] idOf, String[] texts, long[] counts) {
    this.idOf = idOf;
    this.texts = texts;
    this.counts = counts;
  }

  /** How many there are. */
  public int size() {
    return texts.length;
  }

  /** The pattern of a skeleton. */
  public int idOf(int skeleton) {
    return idOf[skeleton];
  }

  /** A pattern's text, {@code <*>} where values stand. */
  public String text(int id) {
    return texts[id];
  }

  /** How many messages have it. */
  public long count(int id) {
    return counts[id];
  }
}
