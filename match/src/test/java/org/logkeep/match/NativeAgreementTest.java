package org.logkeep.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.logkeep.match.hyperscan.Hyperscan;
import org.logkeep.match.hyperscan.HyperscanException;

/**
 * Hyperscan and the automaton give the same verdicts. The agreement on generated patterns is tested
 * beside that with grep, in {@link GrepAgreementProperties}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeAgreementTest {
  private Hyperscan hyperscan;

  @BeforeAll
  void load() throws IOException, HyperscanException {
    hyperscan = NativeLibrary.load();
  }

  private static PatternSpec ere(int id, String text, PatternFlag... flags) {
    return PatternSpec.of(id, PatternSyntax.ERE_UTF8, text, flags);
  }

  private static List<byte[]> lines(String... texts) {
    List<byte[]> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(text.getBytes(StandardCharsets.UTF_8));
    }
    return lines;
  }

  private List<BitSet> bothScan(List<PatternSpec> specs, List<byte[]> lines)
      throws HyperscanException {
    LineDatabase java = LineDatabase.compile(specs, CompileOptions.defaults());
    try (NativeDatabase database =
            NativeDatabase.compile(specs, CompileOptions.defaults(), hyperscan);
        BlockScanner scanner = database.blockScanner();
        BlockScanner expected = java.blockScanner()) {
      List<BitSet> hits = NativeLibrary.scan(scanner, lines);
      assertThat(hits).isEqualTo(NativeLibrary.scan(expected, lines));
      if (specs.stream().map(PatternSpec::id).distinct().count() == specs.size()) {
        assertThat(scanner.counts()).isEqualTo(expected.counts());
      } else {
        assertThat(hit(scanner)).isEqualTo(hit(expected));
      }
      return hits;
    }
  }

  private static BitSet hit(BlockScanner scanner) {
    BitSet hit = new BitSet();
    long[] counts = scanner.counts();
    for (int i = 0; i < counts.length; i++) {
      hit.set(i, counts[i] > 0);
    }
    return hit;
  }

  @Test
  void tellsWhichPatternsOfOneIdHit() throws HyperscanException {
    List<PatternSpec> specs =
        List.of(
            ere(0, "^a"),
            ere(0, "[0-9]"),
            ere(0, "(x)y\\1"),
            ere(0, "(x)z\\1"),
            ere(0, "\\<never"),
            ere(0, "^$"),
            ere(0, "x*"),
            ere(0, "é"),
            ere(0, "[bad"));
    List<byte[]> lines = lines("a1 xyx", "a2", "", "axzy", "a é");
    try (NativeDatabase database =
            NativeDatabase.compile(specs, CompileOptions.defaults(), hyperscan);
        BlockScanner scanner = database.blockScanner();
        BlockScanner java = LineDatabase.compile(specs, CompileOptions.defaults()).blockScanner()) {
      NativeLibrary.scan(scanner, lines);
      NativeLibrary.scan(java, lines);
      assertThat(java.counts()).containsExactly(4, 2, 1, 0, 0, 1, 5, 1, 0);
      assertThat(scanner.counts()).containsExactly(4, 2, 1, 0, 0, 1, 5, 1, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a^b",
        "x?^a",
        "(x|^)a",
        "(^a|b)c",
        "a$b",
        "a$b?",
        "(a$|b)*",
        "(^|x)*a",
        "^*a",
        "\\<a",
        "a\\>",
        "\\<\\>",
        "a\\B",
        "\\Bb\\B",
        "\\`a\\'",
        "(a*)\\1",
        "(a|b)\\1",
        "",
        "a|",
        "^$",
        "^a?$",
        "[^a]",
        "a{0}",
        "(ab){2,3}$",
        "a{300}",
        "(a{1,40}){1,40}",
        "\\w+\\W",
        "[[:space:]]$",
        "é",
        "[^é]b",
        "x{,2}y",
        "(a|b|){3}c$",
        "a.{3,}b",
        "\\.",
        "[]a]$",
        "^[^]]*$",
        "(^a$|^b$)",
        "a$$",
        "^^a"
      })
  void agreesOn(String pattern) throws HyperscanException {
    List<byte[]> lines =
        lines(
            "",
            "a",
            "b",
            "ab",
            "ba",
            "aa",
            "abab",
            "xa",
            "a b",
            "ab ",
            " a",
            "é",
            "éb",
            "a".repeat(300),
            "xbc",
            "ac",
            "bc",
            "a.b",
            "axxxb",
            "]",
            "a]",
            "a\0b",
            "xxy",
            "xy",
            "y",
            "\t",
            "a\r",
            "c",
            "日a");
    lines.add(new byte[] {'a', (byte) 0xff, 'b'});
    bothScan(List.of(ere(0, pattern)), lines);
    bothScan(List.of(PatternSpec.of(0, PatternSyntax.ERE_C, pattern)), lines);
    bothScan(List.of(ere(0, pattern, PatternFlag.IGNORE_CASE)), lines);
  }

  @Test
  void setsTheBitOfEveryIdWhosePatternsHit() throws HyperscanException {
    List<PatternSpec> specs =
        List.of(
            ere(0, "one"), ere(70, "two"), ere(0, "^three"), ere(3, "(t)wo.*\\1"), ere(5, "x*"));
    List<BitSet> hits =
        bothScan(specs, lines("one", "two", "a three", "three two t", "", "zwei é"));
    assertThat(hits.get(0)).isEqualTo(BitSet.valueOf(new long[] {1 | 32}));
    assertThat(hits.get(3).stream()).containsExactly(0, 3, 5, 70);
    assertThat(hits.get(4).stream()).containsExactly(5);
  }

  @Test
  void leavesOutAndReportsWhatCannotBeRead() throws HyperscanException {
    List<PatternSpec> specs = List.of(ere(0, "good"), ere(1, "(bad"), ere(2, "fine"));
    try (NativeDatabase database =
        NativeDatabase.compile(specs, CompileOptions.defaults(), hyperscan)) {
      assertThat(database.problems()).extracting(PatternProblem::index).containsExactly(1);
    }
    bothScan(specs, lines("good", "(bad", "fine"));
  }

  @Test
  void leavesToTheAutomatonWhatHyperscanRefuses() throws HyperscanException {
    // its repetitions unroll to more states than Hyperscan takes
    bothScan(
        List.of(ere(0, "(a{1,150}b){1,130}c"), ere(1, "plain")),
        lines("ab".repeat(20) + "c", "plain", "b"));
  }

  @Test
  void tellsOfAnExceededStepBudget() throws HyperscanException {
    List<PatternSpec> specs = List.of(ere(1, "(a*)(a*)(a*)\\1\\2\\3b"), ere(0, "b$"));
    CompileOptions options = CompileOptions.defaults().withStepBudget(10_000);
    try (NativeDatabase database = NativeDatabase.compile(specs, options, hyperscan);
        BlockScanner scanner = database.blockScanner()) {
      byte[] block = ("a".repeat(3_000) + "!b\nb\n").getBytes(StandardCharsets.US_ASCII);
      List<Boolean> undecided = new ArrayList<>();
      List<Long> ids = new ArrayList<>();
      scanner.scan(
          block,
          0,
          block.length,
          (start, length, hits) -> {
            long[] unknown = new long[1];
            undecided.add(scanner.undecided(unknown));
            ids.add(unknown[0]);
          });
      assertThat(undecided).containsExactly(true, false);
      assertThat(ids).containsExactly(2L, 0L);
    }
  }

  @Test
  void readsWhatItWroteAndNothingElse() throws HyperscanException {
    CompileOptions options = CompileOptions.defaults();
    List<PatternSpec> specs = List.of(ere(0, "one"), ere(1, "(t)wo\\1"), ere(2, "[bad"));
    List<PatternSpec> others = List.of(ere(0, "one"), ere(1, "(t)wo\\1"), ere(2, "[bed"));
    byte[] written;
    try (NativeDatabase database = NativeDatabase.compile(specs, options, hyperscan)) {
      written = database.write();
    }
    Optional<NativeDatabase> read = NativeDatabase.read(written, specs, options, hyperscan);
    try (NativeDatabase database = read.orElseThrow();
        BlockScanner scanner = database.blockScanner()) {
      assertThat(database.problems()).hasSize(1);
      assertThat(NativeLibrary.scan(scanner, lines("one", "twot", "two")))
          .extracting(BitSet::cardinality)
          .containsExactly(1, 1, 0);
    }
    assertThat(NativeDatabase.read(written, others, options, hyperscan)).isEmpty();
    assertThat(NativeDatabase.name(specs, options, hyperscan))
        .isNotEqualTo(NativeDatabase.name(others, options, hyperscan));
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = written.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(NativeDatabase.read(damaged, specs, options, hyperscan)).isEmpty();
      byte[] cut = Arrays.copyOf(written, random.nextInt(written.length));
      assertThat(NativeDatabase.read(cut, specs, options, hyperscan)).isEmpty();
    }
  }

  /**
   * Lines sampled from the installed rules, some damaged. {@code -Dlogkeep.match.rules=1} takes
   * every rule; compiling them all takes ten seconds, so usually every fourth is taken.
   */
  @ParameterizedTest
  @EnumSource(
      value = PatternSyntax.class,
      names = {"ERE_C", "ERE_UTF8"})
  void agreesOnInstalledRules(PatternSyntax syntax) throws IOException, HyperscanException {
    int step = Integer.getInteger("logkeep.match.rules", 4);
    Random random = new Random(Long.getLong("logkeep.match.seed", 1));
    List<PatternSpec> specs = new ArrayList<>();
    List<byte[]> lines = new ArrayList<>();
    int number = 0;
    for (List<byte[]> file : InstalledRulesTest.ruleFiles()) {
      for (byte[] rule : file) {
        byte[] line =
            new Sampler(random)
                .sample(Parsed.of(new PatternSpec(0, PatternSyntax.ERE_C, rule, Set.of())).root());
        lines.add(line);
        lines.add(Sampler.damaged(line, random));
        if (number++ % step == 0 || new String(rule, StandardCharsets.ISO_8859_1).contains("\\1")) {
          specs.add(new PatternSpec(specs.size(), syntax, rule, Set.of()));
        }
      }
    }
    List<BitSet> hits = bothScan(specs, lines);
    assertThat(hits.stream().filter(h -> !h.isEmpty()).count()).isGreaterThan(specs.size() / 2);
  }
}
