package org.logkeep.check.rules;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.logkeep.check.lines.LineBlock;
import org.logkeep.match.BlockScanner;
import org.logkeep.match.Compilation;
import org.logkeep.match.CompileOptions;
import org.logkeep.match.PatternDatabase;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternProblem;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;

/** Compiles rules into one pattern database: every rule as grep reads it, its group as its id. */
public final class PatternRuleCompiler implements RuleCompiler {
  private static final int CACHE_BYTES = 40 << 20;

  private final PrintStream progress;

  /**
   * A compiler.
   *
   * @param progress told when a rule took more steps than allowed
   */
  public PatternRuleCompiler(PrintStream progress) {
    this.progress = progress;
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
    Compilation compilation =
        PatternDatabase.compile(specs, CompileOptions.defaults().withCacheBytes(CACHE_BYTES));
    List<BrokenRule> broken = new ArrayList<>();
    for (PatternProblem problem : compilation.problems()) {
      broken.add(new BrokenRule(sources.get(problem.index()), problem.offset(), problem.message()));
    }
    return new CompiledRules(new Matcher(compilation.database(), groups), broken);
  }

  private final class Matcher implements LineMatcher {
    private final BlockScanner scanner;
    private final int words;
    private final int databaseWords;
    private final long[] undecided;
    private long[] hits = new long[0];
    private int at;
    private boolean warned;

    Matcher(PatternDatabase database, int groups) {
      this.scanner = database.blockScanner();
      this.words = Math.max(1, (groups + 63) >>> 6);
      this.databaseWords = database.words();
      this.undecided = new long[Math.max(1, databaseWords)];
    }

    @Override
    public void match(LineBlock block, long[] into) {
      hits = into;
      at = 0;
      scanner.scan(block.bytes(), 0, block.length(), this::line);
    }

    private void line(int start, int length, long[] found) {
      for (int w = 0; w < words; w++) {
        hits[at + w] = w < databaseWords ? found[w] : 0;
      }
      at += words;
      if (!warned && scanner.undecided(undecided)) {
        warned = true;
        progress.println(
            "warning: a rule with a back-reference gave up on a line of "
                + length
                + " bytes; the line counts as not hit by it");
      }
    }

    @Override
    public void close() {}
  }
}
