package org.logkeep.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.logkeep.check.lines.LineBlock;

/**
 * Rule files and the file of counted hits under coverage-guided fuzzing; without {@code
 * JAZZER_FUZZ=1} only the seeds run.
 */
class RuleFuzz {
  private static final Path FILE = Path.of("rules");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  /** The last line is put to the rules before it: together, and each alone, in both locales. */
  @FuzzTest(maxDuration = "10m")
  void rulesOfAFileDoNotDisturbEachOther(byte[] bytes) {
    int cut = bytes.length;
    while (cut > 0 && bytes[cut - 1] != '\n') {
      cut--;
    }
    byte[] line = Arrays.copyOfRange(bytes, cut, bytes.length);
    List<Rule> rules = RuleTreeReader.rules(FILE, Arrays.copyOf(bytes, cut));
    for (Rule rule : rules) {
      assertThat(rule.text()).isNotEmpty().doesNotContain('\n');
      assertThat(rule.text()[0]).isNotEqualTo((byte) '#');
    }
    List<Rule> some = rules.subList(0, Math.min(4, rules.size()));
    for (boolean utf8 : new boolean[] {false, true}) {
      boolean any = false;
      for (Rule rule : some) {
        any |= hits(List.of(rule), line, utf8);
      }
      assertThat(hits(some, line, utf8)).isEqualTo(any);
    }
  }

  @FuzzTest(maxDuration = "5m")
  void readsAnyFileOfHits(byte[] bytes) {
    RuleHits hits = RuleHits.parse(bytes);
    Rule rule = new Rule(FILE, 1, "rule".getBytes(StandardCharsets.US_ASCII));
    hits.addAll(Map.of(rule, 3L), DAY);
    assertThat(hits.of(rule).orElseThrow().last()).contains(DAY);
    assertThat(hits.until()).contains(DAY);
  }

  private static boolean hits(List<Rule> rules, byte[] line, boolean utf8) {
    List<GroupedRules> grouped = new ArrayList<>();
    grouped.add(new GroupedRules(0, false, rules));
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    CompiledRules compiled = new PatternRuleCompiler(nowhere).compile(grouped, 1, utf8);
    for (BrokenRule broken : compiled.broken()) {
      assertThat(broken.offset()).isBetween(0, broken.rule().text().length);
      assertThat(broken.diagnostic()).contains("rules:" + broken.rule().line() + ":");
    }
    try (LineMatcher matcher = compiled.matcher()) {
      long[] hits = new long[1];
      matcher.match(LineBlock.ofBytes(List.of(line)), hits);
      return hits[0] != 0;
    }
  }
}
