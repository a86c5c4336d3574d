package org.logkeep.match;

import java.util.List;

/**
 * Patterns compiled for scanning lines by the automaton, as {@link NativeDatabase} is for
 * Hyperscan: the hits of a line are ids, and each pattern's hits are counted. Immutable and shared.
 */
public final class LineDatabase {
  private final List<PatternSpec> specs;
  private final PatternDatabase apart;
  private final List<PatternProblem> problems;

  private LineDatabase(
      List<PatternSpec> specs, PatternDatabase apart, List<PatternProblem> problems) {
    this.specs = List.copyOf(specs);
    this.apart = apart;
    this.problems = List.copyOf(problems);
  }

  /** Compiles patterns; one that cannot be read is reported and left out alone. */
  public static LineDatabase compile(List<PatternSpec> specs, CompileOptions options) {
    Compilation compilation = IndexedScanner.compile(specs, IndexedScanner.all(specs), options);
    List<PatternProblem> problems =
        compilation.problems().stream()
            .map(p ->
                new PatternProblem(p.index(), specs.get(p.index()).id(), p.offset(), p.message()))
            .toList();
    return new LineDatabase(specs, compilation.database(), problems);
  }

  /** Patterns that cannot be read, in the order of the list. */
  public List<PatternProblem> problems() {
    return problems;
  }

  /** Length that an array of hits needs. */
  public int words() {
    return (specs.stream().mapToInt(PatternSpec::id).max().orElse(-1) + 64) >> 6;
  }

  /** A scanner for the calling thread. */
  public BlockScanner blockScanner() {
    long[] counts = new long[specs.size()];
    return new JavaBlockScanner(IndexedScanner.of(specs, apart, counts), counts, words());
  }
}
