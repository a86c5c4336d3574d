package org.logkeep.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logkeep.match.PatternFlag.IGNORE_CASE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that drive backtracking engines to exponential time, counted in steps, not seconds. */
class LinearTimeTest {
  private static final int MILLION = 1_000_000;

  /** Bytes of a text made for one pattern; a million in the long form. */
  private static final int PUMP = Boolean.getBoolean("logkeep.long") ? MILLION : MILLION / 10;

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(.*)*x", "(a*)*b", "^(a?){30}a{30}b", "(x+x+)+y"})
  void buildsFewStepsOnMillionBytesThatAlmostMatch(String pattern) {
    byte[] text = new byte[MILLION];
    Arrays.fill(text, (byte) (pattern.contains("x+") ? 'x' : 'a'));
    text[MILLION - 1] = '!';
    Scanner scanner =
        PatternDatabase.compile(
                List.of(PatternSpec.of(0, PatternSyntax.PCRE, pattern)), CompileOptions.defaults())
            .database()
            .scanner();
    long[] hits = new long[1];
    scanner.scan(text, 0, text.length, hits);
    assertThat(hits[0]).isZero();
    assertThat(scanner.builtSteps()).isLessThan(200);
  }

  /**
   * Every construct of the rules' language, in both locales and both cases, against texts that go
   * on where it repeats something and fail at the very end. Where the states of the automaton
   * multiply, each byte may need one of its own; none needs more.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x(a|b|ab|ba|aab)+y",
        "x(a|aa|aaa)*(a|aa)*y",
        "(|a)+(b|)+y$",
        "x(a{2,5}){2,5}(a{2,5})+y",
        "x((a{1,3}b{0,2}){1,4}c?)+y",
        "x(a{0,50}b{0,50})*y",
        "a.{40}b.{40}y",
        "x([^y]{3,}){2,}y",
        "x[a-c]+[b-d]+[^e-z]+y",
        "x[[:alnum:]_]+[[:space:][:punct:]]*[^[:digit:]]+y",
        "x[]a]+[^]b]*[a\\]+y",
        "x[[.a.][=b=]]+y",
        "(^a|b)+y$",
        "x(a$|b|^)*y",
        "x(a?b?c?)+(ab?)*y",
        "(\\<a+\\>[ .])+y",
        "x(\\b\\w+\\b\\W*)+y",
        "x(\\Ba|a\\B)+y",
        "x(\\w|\\S|.)+(\\s|\\W)*y",
        "\\`(a|b)*\\'y",
        "x(a+)+(a*)*(a+)*y",
        "x(((a+)*b*)*c*)*y",
        "(.*)(.*)(.*)(.*)y",
        "(.*a){8}y",
        "(a?){30}a{30}y",
        "x(é|ü|日本)+[é-ü]*y",
        "x[^é]+[à-ÿ]+y"
      })
  void buildsAStepAByteAtMostForEveryConstruct(String pattern) {
    byte[] rule = pattern.getBytes(StandardCharsets.UTF_8);
    Node shape = Parsed.of(new PatternSpec(0, PatternSyntax.ERE_C, rule, Set.of())).root();
    for (PatternSpec spec :
        List.of(
            new PatternSpec(0, PatternSyntax.ERE_C, rule, Set.of()),
            new PatternSpec(0, PatternSyntax.ERE_UTF8, rule, Set.of(IGNORE_CASE)))) {
      Compilation compilation = PatternDatabase.compile(List.of(spec), CompileOptions.defaults());
      assertThat(compilation.problems()).isEmpty();
      Scanner scanner = compilation.database().scanner();
      for (int place = 0; place < 2; place++) {
        byte[] text = pumped(new Random(1), shape, place);
        long before = scanner.builtSteps();
        scanner.scan(text, 0, PUMP, new long[1]);
        assertThat(scanner.builtSteps() - before)
            .as("%s, place %d", spec, place)
            .isLessThanOrEqualTo(PUMP + 1L);
      }
    }
  }

  /** Each rule alone, against a text of its own that goes on at one of the places it repeats. */
  @Test
  void buildsFewStepsForEachInstalledRuleOnATextAimedAtIt() throws IOException {
    Random random = new Random(Long.getLong("logkeep.match.seed", 1));
    int rules = 0;
    for (List<byte[]> file : InstalledRulesTest.ruleFiles()) {
      for (byte[] rule : file) {
        PatternSpec spec = new PatternSpec(0, PatternSyntax.ERE_UTF8, rule, Set.of());
        Node shape = Parsed.of(new PatternSpec(0, PatternSyntax.ERE_C, rule, Set.of())).root();
        byte[] text = pumped(random, shape, random.nextInt(8));
        PatternDatabase database =
            PatternDatabase.compile(List.of(spec), CompileOptions.defaults()).database();
        Scanner scanner = database.scanner();
        scanner.scan(text, 0, PUMP, new long[1]);
        assertThat(scanner.builtSteps())
            .as(new String(rule, StandardCharsets.ISO_8859_1))
            .isLessThan(5_000);
        rules++;
      }
    }
    assertThat(rules).isGreaterThan(1_500);
  }

  /** A text that goes on at one place and fails at its end. */
  private static byte[] pumped(Random random, Node shape, int place) {
    byte[] text = Arrays.copyOf(new Sampler(random).pump(shape, place, PUMP), PUMP);
    text[PUMP - 1] = '!';
    return text;
  }

  /** The budget holds for every shape of back-reference, and a match within it is found. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a*)(a*)(a*)\\1\\2\\3y",
        "((a|aa)+)\\1\\2y",
        "(.*)x?\\1y",
        "(a{1,9})+\\1{1,9}y",
        "((a*)b?)*\\2\\1y",
        "(a+)+(\\1a)*y",
        "^(.+)(.+)\\2\\1$",
        "\\b(\\w+)\\W*(\\1\\W*)+y"
      })
  void keepsToTheBudgetForBackReferences(String pattern) {
    long budget = 100_000;
    byte[] text = new byte[MILLION];
    Arrays.fill(text, (byte) 'a');
    text[MILLION - 1] = '!';
    for (PatternSyntax syntax : List.of(PatternSyntax.ERE_C, PatternSyntax.ERE_UTF8)) {
      PatternSpec spec = PatternSpec.of(0, syntax, pattern);
      Backtracker backtracker = new Backtracker(new Program(Parsed.of(spec)), budget);
      Verdict verdict = backtracker.search(text, 0, MILLION, 0, new int[0]);
      // a comparison with a group's text is charged, an eighth of its bytes, once it is made
      assertThat(backtracker.steps()).isLessThanOrEqualTo(budget + 16L * MILLION + MILLION / 8);
      assertThat(verdict).isNotEqualTo(Verdict.MATCH);
      byte[] easy = "aaaaay aaaa".getBytes(StandardCharsets.US_ASCII);
      assertThat(backtracker.search(easy, 0, easy.length, 0, new int[0]))
          .isEqualTo(pattern.startsWith("^") ? Verdict.NO_MATCH : Verdict.MATCH);
    }
  }

  /**
   * A line of each kind that the installed rules take, blown up to a megabyte at a place where a
   * rule repeats something; all rules at once.
   */
  @Test
  void buildsFewStepsOnMillionBytesThatInstalledRulesAlmostTake() throws IOException {
    Random random = new Random(Long.getLong("logkeep.match.seed", 1));
    List<PatternSpec> specs = new ArrayList<>();
    for (List<byte[]> file : InstalledRulesTest.ruleFiles()) {
      for (byte[] rule : file) {
        specs.add(new PatternSpec(specs.size(), PatternSyntax.ERE_C, rule, Set.of()));
      }
    }
    PatternDatabase database = PatternDatabase.compile(specs, CompileOptions.large()).database();
    Scanner scanner = database.scanner();
    int texts = Integer.getInteger("logkeep.match.pumps", 12);
    for (int i = 0; i < texts; i++) {
      byte[] line =
          new Sampler(random)
              .sample(
                  Parsed.of(specs.get(i < 3 ? reference(specs, i) : random.nextInt(specs.size())))
                      .root());
      byte[] text = new byte[MILLION];
      int at = 45 + random.nextInt(Math.max(1, line.length - 45));
      for (int k = 0; k < MILLION; k++) {
        text[k] = line[Math.min(line.length - 1, k < at ? k : at + (k - at) % 2)];
      }
      text[MILLION - 1] = '!';
      long before = scanner.builtSteps();
      scanner.scan(text, 0, text.length, new long[database.words()]);
      assertThat(scanner.builtSteps() - before)
          .as(new String(line, StandardCharsets.ISO_8859_1))
          .isLessThan(20_000);
    }
  }

  /** The n-th pattern with a back-reference, of which there are three. */
  private static int reference(List<PatternSpec> specs, int n) {
    int[] found =
        IntStream.range(0, specs.size())
            .filter(
                i -> new String(specs.get(i).text(), StandardCharsets.ISO_8859_1).contains("\\1"))
            .toArray();
    return found[n % found.length];
  }

  @Test
  void takesStepsLinearInTheTextForInstalledRulesWithBackReferences() throws IOException {
    for (List<byte[]> file : InstalledRulesTest.ruleFiles()) {
      for (byte[] rule : file) {
        if (new String(rule, StandardCharsets.ISO_8859_1).contains("\\1")) {
          PatternSpec spec = new PatternSpec(0, PatternSyntax.ERE_C, rule, Set.of());
          byte[] line = new Sampler(new Random(1)).sample(Parsed.of(spec).root());
          byte[] text = Arrays.copyOf(line, MILLION);
          Arrays.fill(text, line.length / 2, MILLION, (byte) 'a');
          long budget = 2_000_000;
          Backtracker backtracker = new Backtracker(new Program(Parsed.of(spec)), budget);
          backtracker.search(text, 0, text.length, 0, new int[0]);
          assertThat(backtracker.steps()).isLessThanOrEqualTo(budget + 16L * MILLION + 1);
        }
      }
    }
  }

  @Test
  void findsGroupsInStepsLinearInTheText() {
    byte[] text = new byte[200_000];
    Arrays.fill(text, (byte) 'a');
    text[text.length - 1] = '!';
    PatternSpec spec = PatternSpec.of(0, PatternSyntax.PCRE, "(a|aa)+$");
    Backtracker backtracker = new Backtracker(new Program(Parsed.of(spec)), 1_000);
    assertThat(backtracker.search(text, 0, text.length, 0, new int[4])).isEqualTo(Verdict.NO_MATCH);
    assertThat(backtracker.steps()).isLessThan(80L * text.length);
  }

  @Test
  void givesUpOnBackReferencesAtTheBudgetAndSaysSo() {
    byte[] text = "a".repeat(4_000).concat("!").getBytes(StandardCharsets.US_ASCII);
    PatternSpec spec = PatternSpec.of(0, PatternSyntax.PCRE, "(a*)(a*)(a*)\\1\\2\\3b");
    CompileOptions options = CompileOptions.defaults().withStepBudget(100_000);
    CompiledPattern pattern = CompiledPattern.compile(spec, options);
    assertThat(pattern.search(text, 0, text.length, 0, new int[2]))
        .isEqualTo(Verdict.BUDGET_EXCEEDED);
  }

  @Test
  void tellsWhichIdsAreUndecided() {
    byte[] text = "a".repeat(4_000).concat("!b").getBytes(StandardCharsets.US_ASCII);
    PatternSpec hard = PatternSpec.of(70, PatternSyntax.PCRE, "(a*)(a*)(a*)(?=!)\\1\\2\\3(?!c)!");
    PatternSpec easy = PatternSpec.of(3, PatternSyntax.PCRE, "!b$");
    PatternDatabase database =
        PatternDatabase.compile(
                List.of(hard, easy), CompileOptions.defaults().withStepBudget(100_000))
            .database();
    Scanner scanner = database.scanner();
    long[] hits = new long[database.words()];
    scanner.scan(text, 0, text.length, hits);
    long[] undecided = new long[database.words()];
    assertThat(hits[0]).isEqualTo(1L << 3);
    assertThat(scanner.undecided(undecided)).isTrue();
    assertThat(undecided[1]).isEqualTo(1L << (70 - 64));
  }

  @Test
  void staysWithinTheCacheWhenStatesMultiply() {
    PatternSpec spec = PatternSpec.of(0, PatternSyntax.PCRE, "a.{40}b.{40}c");
    PatternDatabase database =
        PatternDatabase.compile(List.of(spec), CompileOptions.defaults().withCacheBytes(1 << 16))
            .database();
    byte[] text = new byte[20_000];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) "ab".charAt(Integer.bitCount(i * 0x9E3779B1) & 1);
    }
    Scanner scanner = database.scanner();
    long[] hits = new long[1];
    scanner.scan(text, 0, text.length, hits);
    assertThat(hits[0]).isZero();
    assertThat(scanner.builtSteps()).isLessThanOrEqualTo(text.length + 1L);
  }
}
