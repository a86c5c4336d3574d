package org.logkeep.match;

/**
 * How much a database may take.
 *
 * @param cacheBytes bound of the automaton's cache, for each scanner; it is filled only as far as
 *     the texts lead
 * @param stepBudget steps that a pattern beyond regular languages may take on one text (besides a
 *     fixed number a byte) before its verdict is {@link Verdict#BUDGET_EXCEEDED}
 * @param leaps whether fixed words are walked eight bytes at a time: this pays where patterns
 *     describe whole lines, and costs a little where they look for words
 */
public record CompileOptions(int cacheBytes, long stepBudget, boolean leaps) {

  /** For the daemon: a few hundred patterns. */
  public static CompileOptions defaults() {
    return new CompileOptions(4 << 20, 2_000_000, false);
  }

  /** For thousands of rules over files of any size, as logcheck has them. */
  public static CompileOptions large() {
    return new CompileOptions(64 << 20, defaults().stepBudget(), true);
  }

  public CompileOptions withCacheBytes(int bytes) {
    return new CompileOptions(bytes, stepBudget, leaps);
  }

  public CompileOptions withStepBudget(long steps) {
    return new CompileOptions(cacheBytes, steps, leaps);
  }
}
