package org.logkeep.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.logkeep.match.hyperscan.Expressions;
import org.logkeep.match.hyperscan.Hyperscan;
import org.logkeep.match.hyperscan.HyperscanDatabase;
import org.logkeep.match.hyperscan.HyperscanException;

/**
 * What a {@link NativeDatabase} knows beside the patterns themselves; this is what a cache keeps.
 *
 * @param problems patterns that cannot be read
 * @param ids by the number of an expression: the id that a hit sets
 * @param confirmed by the number of an expression: the index of the pattern that has to confirm a
 *     hit, or -1 where the expression is exact
 * @param rest indices of patterns that only the automaton can match
 * @param always bits of the ids that hit every line
 * @param empty bits of the ids that hit the empty line
 * @param expressions the compiled expressions
 */
@SuppressWarnings("ArrayRecordComponent") // tables, not values; nobody compares plans
record NativePlan(
    List<PatternProblem> problems,
    int[] ids,
    int[] confirmed,
    int[] rest,
    long[] always,
    long[] empty,
    byte[] expressions) {

  /** What the automaton says; it is not kept, since the library needs the memory. */
  @SuppressWarnings("ArrayRecordComponent")
  private record ByAutomaton(List<PatternProblem> problems, long[] empty) {
    static ByAutomaton of(List<PatternSpec> specs, CompileOptions options) {
      Compilation compilation = PatternDatabase.compile(specs, options);
      long[] empty = new long[compilation.database().words()];
      compilation.database().scanner().scan(new byte[0], 0, 0, empty);
      return new ByAutomaton(compilation.problems(), empty);
    }
  }

  static NativePlan make(List<PatternSpec> specs, CompileOptions options, Hyperscan hyperscan)
      throws HyperscanException {
    ByAutomaton java = ByAutomaton.of(specs, options);
    boolean[] broken = new boolean[specs.size()];
    java.problems().forEach(problem -> broken[problem.index()] = true);
    int[] ids = new int[specs.size()];
    int[] confirmed = new int[specs.size()];
    Arrays.fill(confirmed, -1);
    List<Integer> rest = new ArrayList<>();
    long[] always = new long[java.empty().length];
    Expressions expressions = new Expressions();
    for (int i = 0; i < specs.size(); i++) {
      if (broken[i]) {
        continue;
      }
      Parsed parsed = Parsed.of(specs.get(i));
      Regular regular = Regular.of(parsed);
      HyperscanExpression.Result result =
          HyperscanExpression.of(regular.root(), parsed.characters());
      ids[i] = specs.get(i).id();
      switch (result.kind()) {
        case EXACT -> {
          confirmed[i] = regular.exact() ? -1 : i;
          expressions.add(result.text(), i);
        }
        case WIDER -> {
          confirmed[i] = i;
          expressions.add(result.text(), i);
        }
        case ALWAYS -> {
          if (regular.exact()) {
            always[ids[i] >> 6] |= 1L << ids[i];
          } else {
            rest.add(i);
          }
        }
        case NEVER -> {}
        case UNFIT -> rest.add(i);
      }
    }
    byte[] compiled = new byte[0];
    Optional<HyperscanDatabase> made = hyperscan.compile(expressions, rest);
    if (made.isPresent()) {
      try (HyperscanDatabase database = made.get()) {
        compiled = database.serialize();
      }
    }
    return new NativePlan(
        java.problems(),
        ids,
        confirmed,
        rest.stream().mapToInt(Integer::intValue).sorted().toArray(),
        always,
        java.empty(),
        compiled);
  }

  /** Whether a pattern, which can be read, hits every line. */
  static boolean always(PatternSpec spec) {
    Parsed parsed = Parsed.of(spec);
    Regular regular = Regular.of(parsed);
    return regular.exact()
        && HyperscanExpression.of(regular.root(), parsed.characters()).kind()
            == HyperscanExpression.Kind.ALWAYS;
  }

  @Override
  public String toString() {
    return "NativePlan["
        + ids.length
        + " patterns, "
        + Arrays.stream(confirmed).filter(c -> c >= 0).count()
        + " to confirm, "
        + rest.length
        + " by the automaton, "
        + expressions.length
        + " bytes]";
  }
}
