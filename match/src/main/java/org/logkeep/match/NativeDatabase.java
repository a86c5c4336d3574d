package org.logkeep.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.match.hyperscan.Hyperscan;
import org.logkeep.match.hyperscan.HyperscanDatabase;
import org.logkeep.match.hyperscan.HyperscanException;

/**
 * Patterns compiled for Hyperscan, for scanning lines. It gives the same verdicts as a {@link
 * PatternDatabase}, which remains the specification: what Hyperscan cannot say exactly is
 * confirmed, what it cannot say at all is left to the automaton, and so are lines that are not in
 * ASCII where symbols are characters.
 *
 * <p>Compiling takes seconds for a thousand patterns, so the result can be written out and read
 * again. Immutable; to be closed after its scanners.
 */
public final class NativeDatabase implements AutoCloseable {
  private final List<PatternSpec> specs;
  private final CompileOptions options;
  private final NativePlan plan;
  private final byte[] origin;
  private final Optional<HyperscanDatabase> expressions;

  private NativeDatabase(
      List<PatternSpec> specs,
      CompileOptions options,
      NativePlan plan,
      byte[] origin,
      Hyperscan hyperscan)
      throws HyperscanException {
    this.specs = List.copyOf(specs);
    this.options = options;
    this.plan = plan;
    this.origin = origin;
    this.expressions =
        plan.expressions().length == 0
            ? Optional.empty()
            : Optional.of(hyperscan.deserialize(plan.expressions()));
  }

  /**
   * Compiles patterns; one that cannot be read is reported and left out alone. Call it on a thread
   * with a large stack: Hyperscan recurses.
   *
   * @throws HyperscanException if Hyperscan fails; the automaton has to do then
   */
  public static NativeDatabase compile(
      List<PatternSpec> specs, CompileOptions options, Hyperscan hyperscan)
      throws HyperscanException {
    NativePlan plan = NativePlan.make(specs, options, hyperscan);
    byte[] origin = NativePlanFormat.origin(specs, options, hyperscan.identity());
    return new NativeDatabase(specs, options, plan, origin, hyperscan);
  }

  /**
   * A name for what these patterns compile to, fit for a file: it changes with all that matters.
   */
  public static String name(List<PatternSpec> specs, CompileOptions options, Hyperscan hyperscan) {
    return NativePlanFormat.name(NativePlanFormat.origin(specs, options, hyperscan.identity()));
  }

  /**
   * Takes over what {@link #write} wrote; empty if it is damaged or was made from other patterns,
   * by another version or for another processor. The bytes must come from a place that only the
   * user can write to.
   */
  public static Optional<NativeDatabase> read(
      byte[] bytes, List<PatternSpec> specs, CompileOptions options, Hyperscan hyperscan) {
    byte[] origin = NativePlanFormat.origin(specs, options, hyperscan.identity());
    try {
      Optional<NativePlan> plan = NativePlanFormat.read(bytes, origin);
      return plan.isEmpty()
          ? Optional.empty()
          : Optional.of(new NativeDatabase(specs, options, plan.get(), origin, hyperscan));
    } catch (HyperscanException unusable) {
      return Optional.empty();
    }
  }

  /** Everything as bytes, for {@link #read}. */
  public byte[] write() {
    return NativePlanFormat.write(origin, plan);
  }

  /** Patterns that cannot be read, in the order of the list. */
  public List<PatternProblem> problems() {
    return plan.problems();
  }

  /** Length that an array of hits needs. */
  public int words() {
    return plan.always().length;
  }

  /** A scanner for the calling thread. */
  public BlockScanner blockScanner() throws HyperscanException {
    return new NativeBlockScanner(this);
  }

  @Override
  public void close() {
    expressions.ifPresent(HyperscanDatabase::close);
  }

  NativePlan plan() {
    return plan;
  }

  Optional<HyperscanDatabase> expressions() {
    return expressions;
  }

  /** One pattern as an automaton, to confirm a hit. */
  IndexedScanner one(int index, long[] counts) {
    return new IndexedScanner(specs, new int[] {index}, options, counts);
  }

  /** Patterns that only the automaton can match; empty if there are none. */
  Optional<IndexedScanner> rest(long[] counts) {
    return plan.rest().length == 0
        ? Optional.empty()
        : Optional.of(new IndexedScanner(specs, plan.rest(), options, counts));
  }

  /** All patterns as an automaton, for lines that Hyperscan is not asked about. */
  IndexedScanner all(long[] counts) {
    return new IndexedScanner(specs, IndexedScanner.all(specs), options, counts);
  }

  /** Which patterns hit the empty line, by index; asks the automaton. */
  long[] hitsOfEmptyLine() {
    long[] counts = new long[specs.size()];
    all(counts).scan(new byte[0], 0, 0, new long[words()]);
    return counts;
  }

  /** Which patterns hit every line, by index, among those that share an id with such a one. */
  List<Integer> always() {
    List<Integer> always = new ArrayList<>();
    boolean[] broken = new boolean[specs.size()];
    plan.problems().forEach(problem -> broken[problem.index()] = true);
    for (int i = 0; i < specs.size(); i++) {
      int id = specs.get(i).id();
      if (!broken[i]
          && (plan.always()[id >> 6] & (1L << id)) != 0
          && NativePlan.always(specs.get(i))) {
        always.add(i);
      }
    }
    return always;
  }

  /** How many patterns were compiled, broken ones too. */
  int size() {
    return specs.size();
  }

  /** Whether symbols are characters, so that a line that is not ASCII means something else. */
  boolean characters() {
    return specs.stream().anyMatch(PatternSpec::characters);
  }
}
