package org.logkeep.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What a scanner learns from the texts before a text changes nothing about its verdict. The texts
 * are put together from few words, so that the automaton often goes where it went before.
 */
class LeapProperties {
  private static final List<String> PATTERNS =
      List.of(
          "^session opened for user [[:alnum:]]+ by root\\(uid=0\\)$",
          "^session (opened|closed) for user",
          "user [a-z]+ by root",
          "uid=[0-9]+\\) ?$",
          "opened for opened",
          "\\broot\\b.*session",
          "für user .{3,9} by",
          "[^ ]{12}");

  private static final List<String> WORDS =
      List.of(
          "session opened for user ",
          "session closed for user ",
          "opened for ",
          "abc",
          "müller",
          " by root(uid=0)",
          "für user ",
          "\n",
          " ",
          "uid=17) ");

  private static Scanner scanner(PatternSyntax syntax, int cacheBytes) {
    List<PatternSpec> specs = new ArrayList<>();
    for (int id = 0; id < PATTERNS.size(); id++) {
      specs.add(new PatternSpec(id, syntax, PATTERNS.get(id).getBytes(UTF_8), Set.of()));
    }
    return PatternDatabase.compile(specs, CompileOptions.large().withCacheBytes(cacheBytes))
        .database()
        .scanner();
  }

  @Property(tries = 60)
  void aScannerThatHasSeenMuchSaysWhatAFreshOneSays(
      @ForAll("texts") List<String> texts,
      @ForAll boolean characters,
      @ForAll @IntRange(min = 1, max = 1 << 16) int cacheBytes) {
    PatternSyntax syntax = characters ? PatternSyntax.ERE_UTF8 : PatternSyntax.ERE_C;
    Scanner used = scanner(syntax, cacheBytes);
    for (int round = 0; round < 3; round++) {
      for (String text : texts) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(hits(used, bytes))
            .as("round %d, %s", round, text)
            .isEqualTo(hits(scanner(syntax, 1 << 20), bytes));
      }
    }
  }

  private static long hits(Scanner scanner, byte[] text) {
    long[] hits = new long[1];
    scanner.scan(text, 0, text.length, hits);
    return hits[0];
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of(WORDS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(9)
        .map(words -> String.join("", words))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }
}
