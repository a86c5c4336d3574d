package org.logkeep.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InclusionProperties {
  private static final Inclusion INCLUSION = new Inclusion(20_000);

  /**
   * One of each kind that the patterns tell apart: two letters, another one, a dash, something else
   * that is no letter, and stray bytes that are parts of words and that are not.
   */
  private static final List<String> LETTERS = List.of("a", "b", "c", "-", "+", "\u00ff", "\u0080");

  private static PatternSpec spec(int id, String text) {
    return PatternSpec.of(id, PatternSyntax.ERE_UTF8, text);
  }

  @Property(tries = 150)
  void saysNoExactlyWhereAShortLineRefutes(
      @ForAll("patterns") String inner, @ForAll("patterns") String outer) {
    Compilation compilation =
        PatternDatabase.compile(List.of(spec(0, inner), spec(1, outer)), CompileOptions.defaults());
    Scanner scanner = compilation.database().scanner();
    boolean refuted = false;
    boolean hit = false;
    for (byte[] line : shortLines()) {
      long[] hits = new long[1];
      scanner.scan(line, 0, line.length, hits);
      refuted |= hits[0] == 1;
      hit |= (hits[0] & 1) != 0;
    }

    assertThat(INCLUSION.of(spec(0, inner), spec(1, outer)))
        .isEqualTo(refuted ? Inclusion.Answer.NO : Inclusion.Answer.YES);
    assertThat(INCLUSION.isEmpty(spec(0, inner)))
        .isEqualTo(hit ? Inclusion.Answer.NO : Inclusion.Answer.YES);
    assertThat(INCLUSION.of(spec(0, inner), spec(1, inner))).isEqualTo(Inclusion.Answer.YES);
  }

  @Property(tries = 100)
  void makesLinesThatThePatternHits(@ForAll("patterns") String pattern, @ForAll Random random) {
    PatternSpec spec = spec(0, pattern.replaceAll("[$^]|\\\\[<b]", ""));
    Scanner scanner =
        PatternDatabase.compile(List.of(spec), CompileOptions.defaults()).database().scanner();
    for (byte[] line : new LineSamples(random).of(spec, 5)) {
      assertThat(scanner.scanAny(line, 0, line.length))
          .as(new String(line, StandardCharsets.UTF_8))
          .isTrue();
    }
  }

  @Example
  void answersUnknownWhereItCannotTell() {
    assertThat(INCLUSION.of(spec(0, "(a)\\1"), spec(1, "a"))).isEqualTo(Inclusion.Answer.UNKNOWN);
    assertThat(INCLUSION.of(spec(0, "a"), spec(1, "[b"))).isEqualTo(Inclusion.Answer.UNKNOWN);
    assertThat(INCLUSION.of(spec(0, "x.{60}y"), spec(1, "[xz].{60}y")))
        .isEqualTo(Inclusion.Answer.UNKNOWN);
    PatternSpec bytes = new PatternSpec(1, PatternSyntax.ERE_C, new byte[] {'a'}, Set.of());
    assertThat(INCLUSION.of(spec(0, "a"), bytes)).isEqualTo(Inclusion.Answer.UNKNOWN);
  }

  /** grep takes a stray byte for a letter or not by its value, so this depends on it. */
  @Example
  void knowsThatNotEveryStrayByteIsPartOfAWord() {
    assertThat(INCLUSION.of(spec(0, "\\ba"), spec(1, "^.*\\<"))).isEqualTo(Inclusion.Answer.NO);
  }

  /** Long enough, of letters enough, to refute whatever can be refuted between these patterns. */
  private static List<byte[]> shortLines() {
    List<String> lines = new ArrayList<>(List.of(""));
    for (int from = 0, length = 0; length < 4; length++) {
      int to = lines.size();
      for (; from < to; from++) {
        for (String letter : LETTERS) {
          lines.add(lines.get(from) + letter);
        }
      }
    }
    return lines.stream().map(line -> line.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  @Provide
  Arbitrary<String> patterns() {
    Arbitrary<String> piece =
        Arbitraries.of("a", "b", "[ab]", ".", "a*", "(a|b)", "b?", "\\<", "\\b", "-", ".*");
    return Combinators.combine(
            Arbitraries.of("", "", "^"), piece.list().ofMaxSize(3), Arbitraries.of("", "", "$"))
        .as((start, pieces, end) -> start + String.join("", pieces) + end);
  }
}
