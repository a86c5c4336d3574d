package org.logkeep.match;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a database is to be made and how much it may take.
 *
 * @param backend which engine answers
 * @param cacheBytes bound of the automaton's cache, for each scanner; it is filled only as far as
 *     the texts lead
 * @param stepBudget steps that a pattern beyond regular languages may take on one text (besides a
 *     fixed number a byte) before its verdict is {@link Verdict#BUDGET_EXCEEDED}
 * @param stateDirectory where a native back-end may keep compiled databases between runs
 */
public record CompileOptions(
    Backend backend, int cacheBytes, long stepBudget, Optional<Path> stateDirectory) {

  /** Which engine answers. All give the same answers. */
  public enum Backend {
    /** The one that pays for the patterns given; never a native one for small sets. */
    AUTO,
    JAVA,
    /** Hyperscan where it can be loaded, else as {@code JAVA}. */
    NATIVE
  }

  /** For the daemon: small, no files. */
  public static CompileOptions defaults() {
    return new CompileOptions(Backend.AUTO, 4 << 20, 2_000_000, Optional.empty());
  }

  public CompileOptions withBackend(Backend other) {
    return new CompileOptions(other, cacheBytes, stepBudget, stateDirectory);
  }

  public CompileOptions withCacheBytes(int bytes) {
    return new CompileOptions(backend, bytes, stepBudget, stateDirectory);
  }

  public CompileOptions withStepBudget(long steps) {
    return new CompileOptions(backend, cacheBytes, steps, stateDirectory);
  }

  public CompileOptions withStateDirectory(Path directory) {
    return new CompileOptions(backend, cacheBytes, stepBudget, Optional.of(directory));
  }
}
