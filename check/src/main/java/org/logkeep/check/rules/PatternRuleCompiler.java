package org.logkeep.check.rules;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.check.CheckException;
import org.logkeep.check.lines.LineBlock;
import org.logkeep.match.BlockScanner;
import org.logkeep.match.CompileOptions;
import org.logkeep.match.LineDatabase;
import org.logkeep.match.NativeDatabase;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternProblem;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.match.hyperscan.HyperscanException;

/**
 * Compiles rules into one pattern database: every rule as grep reads it, its group as its id.
 *
 * <p>The native matcher has to be compiled for seconds, but starts at once when that was done
 * before. So it is compiled in {@link #finish}, after the report is out, and only for rules that
 * will be used again: those that an earlier run has used, or that much has been matched with. Until
 * then, and where there is none, the matcher in Java does the work.
 */
public final class PatternRuleCompiler implements RuleCompiler {
  private static final CompileOptions OPTIONS = CompileOptions.large().withCacheBytes(40 << 20);

  /** With fewer rules the matcher in Java starts as fast. */
  private static final int WORTH_COMPILING = 100;

  /**
   * Bytes of lines from which on the matcher in Java is faster for all its start: it does not call
   * out for each line.
   */
  private static final long MANY = 32L << 20;

  /** Bytes of lines from which on rules count as used again. */
  private static final long MUCH = 16L << 20;

  private final PrintStream progress;
  private final MatcherChoice choice;
  private final Optional<MatcherCache> cache;
  private final boolean terminal;
  private Optional<Later> later = Optional.empty();
  private long expected;
  private long matched;

  /** What is left to compile. */
  private record Later(NativeMatching matching, String name, List<PatternSpec> specs) {}

  /** A compiler for the matcher in Java. */
  public PatternRuleCompiler(PrintStream progress) {
    this(progress, MatcherChoice.JAVA, Optional.empty(), false);
  }

  /**
   * A compiler.
   *
   * @param progress told of rules that took more steps than allowed
   * @param choice which matcher to use
   * @param cache where compiled rules are kept; without one the native matcher cannot be had
   * @param terminal whether somebody watches, to be told why it takes long
   */
  public PatternRuleCompiler(
      PrintStream progress, MatcherChoice choice, Optional<MatcherCache> cache, boolean terminal) {
    this.progress = progress;
    this.choice = choice;
    this.cache = cache;
    this.terminal = terminal;
  }

  @Override
  public CompiledRules compile(List<GroupedRules> rules, int groups, boolean utf8) {
    PatternSyntax syntax = utf8 ? PatternSyntax.ERE_UTF8 : PatternSyntax.ERE_C;
    List<PatternSpec> specs = new ArrayList<>();
    List<Rule> sources = new ArrayList<>();
    for (GroupedRules group : rules) {
      Set<PatternFlag> flags = group.ignoreCase() ? Set.of(PatternFlag.IGNORE_CASE) : Set.of();
      for (Rule rule : group.rules()) {
        specs.add(new PatternSpec(group.group(), syntax, rule.text(), flags));
        sources.add(rule);
      }
    }
    Optional<NativeDatabase> compiled = compiled(specs);
    if (compiled.isPresent()) {
      try {
        NativeDatabase database = compiled.get();
        BlockScanner scanner = database.blockScanner();
        return rules(
            new Matcher(scanner, database::close, sources, rules, database.words(), groups),
            database.problems(),
            sources);
      } catch (HyperscanException e) {
        require(e);
      }
    }
    LineDatabase database = LineDatabase.compile(specs, OPTIONS);
    return rules(
        new Matcher(database.blockScanner(), () -> {}, sources, rules, database.words(), groups),
        database.problems(),
        sources);
  }

  @Override
  public void expect(long bytes) {
    expected = bytes;
  }

  /** Compiles for the runs to come what is worth it; a failure costs nothing but their speed. */
  @Override
  public void finish() {
    if (later.isEmpty() || cache.isEmpty()) {
      return;
    }
    Later work = later.get();
    later = Optional.empty();
    try {
      if (cache.get().seenBefore(work.name()) || matched > MUCH) {
        // The library's compiler needs as much memory as the run did, which is garbage by now; the
        // virtual machine would only know of its own need.
        System.gc();
        compile(work.matching(), work.name(), work.specs()).close();
      }
    } catch (IOException | HyperscanException notThisTime) {
      if (terminal) {
        progress.println("the rules could not be compiled: " + notThisTime.getMessage());
      }
    }
  }

  private static CompiledRules rules(
      LineMatcher matcher, List<PatternProblem> problems, List<Rule> sources) {
    List<BrokenRule> broken = new ArrayList<>();
    for (PatternProblem problem : problems) {
      broken.add(new BrokenRule(sources.get(problem.index()), problem.offset(), problem.message()));
    }
    return new CompiledRules(matcher, broken);
  }

  /** The rules for the native matcher, if it is to be used in this run. */
  private Optional<NativeDatabase> compiled(List<PatternSpec> specs) {
    boolean pays = specs.size() >= WORTH_COMPILING && expected < MANY;
    if (choice == MatcherChoice.JAVA || (choice == MatcherChoice.AUTO && !pays)) {
      return Optional.empty();
    }
    try {
      if (cache.isEmpty()) {
        throw new HyperscanException("there is no folder to keep it in");
      }
      NativeMatching matching = NativeMatching.load(cache.get());
      String name = matching.name(specs, OPTIONS);
      Optional<NativeDatabase> found = matching.find(name, specs, OPTIONS);
      if (found.isEmpty() && choice == MatcherChoice.NATIVE) {
        return Optional.of(compile(matching, name, specs));
      }
      if (found.isEmpty()) {
        later = Optional.of(new Later(matching, name, specs));
      }
      return found;
    } catch (HyperscanException e) {
      require(e);
      return Optional.empty();
    }
  }

  private NativeDatabase compile(NativeMatching matching, String name, List<PatternSpec> specs)
      throws HyperscanException {
    if (terminal) {
      progress.println("compiling " + specs.size() + " rules for the runs to come ...");
    }
    NativeDatabase database = matching.compile(name, specs, OPTIONS);
    if (terminal) {
      progress.println("compiled");
    }
    return database;
  }

  private void require(HyperscanException e) {
    if (choice == MatcherChoice.NATIVE) {
      throw new CheckException("the native matcher cannot be used: " + e.getMessage());
    }
  }

  private final class Matcher implements LineMatcher {
    private final BlockScanner scanner;
    private final Runnable closer;
    private final List<Rule> rules;
    private final int words;
    private final int databaseWords;
    private final GivenUp givenUp;
    private long[] hits = new long[0];
    private int at;

    Matcher(
        BlockScanner scanner,
        Runnable closer,
        List<Rule> rules,
        List<GroupedRules> grouped,
        int databaseWords,
        int groups) {
      this.rules = rules;
      this.scanner = scanner;
      this.closer = closer;
      this.words = Math.max(1, (groups + 63) >>> 6);
      this.databaseWords = databaseWords;
      this.givenUp = new GivenUp(grouped, databaseWords, OPTIONS.stepBudget(), progress);
    }

    @Override
    public void match(LineBlock block, long[] into) {
      hits = into;
      at = 0;
      matched += block.length();
      scanner.scan(block.bytes(), 0, block.length(), this::line);
    }

    private void line(int start, int length, long[] found) {
      for (int w = 0; w < words; w++) {
        hits[at + w] = w < databaseWords ? found[w] : 0;
      }
      givenUp.see(scanner, length, hits, at);
      at += words;
    }

    @Override
    public Map<Rule, Long> counts() {
      Map<Rule, Long> counted = new LinkedHashMap<>();
      long[] counts = scanner.counts();
      for (int i = 0; i < counts.length; i++) {
        counted.put(rules.get(i), counts[i]);
      }
      return counted;
    }

    @Override
    public void close() {
      scanner.close();
      closer.run();
    }
  }
}
