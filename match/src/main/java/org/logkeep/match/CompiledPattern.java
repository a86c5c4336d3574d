package org.logkeep.match;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One pattern that can say where it matches and what its groups hold.
 *
 * <p>Immutable; any number of threads may search at once. Which match is found, and what the groups
 * hold, is as in Perl: the leftmost, choices in the order of the pattern.
 */
public final class CompiledPattern {
  private final PatternSpec spec;
  private final Parsed parsed;
  private final Program program;
  private final long stepBudget;
  private final AtomicReference<Optional<Backtracker>> spare =
      new AtomicReference<>(Optional.empty());

  CompiledPattern(PatternSpec spec, Parsed parsed, long stepBudget) {
    this.spec = spec;
    this.parsed = parsed;
    this.program = new Program(parsed);
    this.stepBudget = stepBudget;
  }

  /**
   * Reads a pattern.
   *
   * @throws PatternException when it cannot be read
   */
  public static CompiledPattern compile(PatternSpec spec, CompileOptions options) {
    return new CompiledPattern(spec, Parsed.of(spec), options.stepBudget());
  }

  public PatternSpec spec() {
    return spec;
  }

  /** Number of capturing groups, the whole match not counted. */
  public int groupCount() {
    return parsed.groups();
  }

  /** Group numbers by name, names in the order of the pattern. */
  public Map<String, List<Integer>> groupNames() {
    return parsed.names();
  }

  /**
   * Whether the pattern matches at or behind {@code from}; false also when the step budget was
   * exceeded, which {@link #search} tells apart.
   */
  public boolean find(byte[] data, int offset, int length, int from, int[] groups) {
    return search(data, offset, length, from, groups) == Verdict.MATCH;
  }

  /**
   * Finds the first match.
   *
   * @param offset where the text starts in {@code data}; what is before it is not seen, not even by
   *     look-behind
   * @param length of the text in bytes
   * @param from where the search starts, absolute in {@code data}
   * @param groups receives, as far as it has room, start and end of the whole match and then of
   *     each group, absolute in {@code data}; -1 for a group that took no part. Untouched without a
   *     match
   */
  public Verdict search(byte[] data, int offset, int length, int from, int[] groups) {
    Optional<Backtracker> taken = spare.getAndSet(Optional.empty());
    Backtracker backtracker = taken.isPresent() ? taken.get() : newBacktracker();
    Verdict verdict = backtracker.search(data, offset, length, from, groups);
    spare.set(taken.isPresent() ? taken : Optional.of(backtracker));
    return verdict;
  }

  /** A searcher for one thread. */
  Backtracker newBacktracker() {
    return new Backtracker(program, stepBudget);
  }
}
