package org.logkeep.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sets of patterns with literals, and texts that hold these, nearly hold them or end within one:
 * the set must say what each pattern says by itself, which is searched without literals.
 */
class LiteralSearchProperties {
  private static final String[] LITERALS = {
    "failed",
    "denied",
    "refused for ",
    "abcabd",
    "aaab",
    "bab",
    " .- ",
    "nied",
    "Fai",
    "caf\u00e9",
    "led for"
  };
  private static final String[] BETWEEN = {
    "", ".*", "[0-9]+", "(a|b)?", "x*", "\\b", "(one|other) ", "[Ff]", "$", "^", "(?i)"
  };

  @Test
  void setsSayWhatEachPatternSaysAlone() {
    long seed = Long.getLong("logkeep.match.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      List<PatternSpec> specs = new ArrayList<>();
      int count = 1 + random.nextInt(9);
      for (int id = 0; id < count; id++) {
        specs.add(spec(id, random));
      }
      Scanner scanner =
          PatternDatabase.compile(specs, CompileOptions.defaults()).database().scanner();
      for (int line = 0; line < 20; line++) {
        byte[] text = text(random);
        int offset = random.nextInt(4);
        int length = text.length - offset - random.nextInt(4);
        long[] hits = new long[1];
        scanner.scan(text, offset, length, hits);
        for (PatternSpec spec : specs) {
          boolean alone =
              CompiledPattern.compile(spec, CompileOptions.defaults())
                  .find(text, offset, length, offset, new int[0]);
          assertThat((hits[0] >>> spec.id() & 1) != 0)
              .as(
                  "seed %d: %s of %s in \"%s\"",
                  seed, spec, specs, new String(text, offset, length, StandardCharsets.ISO_8859_1))
              .isEqualTo(alone);
        }
      }
    }
  }

  private static PatternSpec spec(int id, Random random) {
    StringBuilder pattern = new StringBuilder(random.nextInt(4) == 0 ? "(?i)" : "");
    if (random.nextInt(8) == 0) {
      pattern.append('^');
    }
    int pieces = random.nextInt(3);
    pattern.append(pick(LITERALS, random).replace(".", "\\."));
    for (int i = 0; i < pieces; i++) {
      pattern.append(random.nextInt(5) == 0 ? "|" : pick(BETWEEN, random));
      pattern.append(pick(LITERALS, random).replace(".", "\\."));
    }
    return random.nextBoolean()
        ? PatternSpec.of(id, PatternSyntax.PCRE, pattern.toString(), PatternFlag.UTF8)
        : PatternSpec.of(id, PatternSyntax.PCRE, pattern.toString());
  }

  private static byte[] text(Random random) {
    StringBuilder text = new StringBuilder("....");
    int pieces = random.nextInt(8);
    for (int i = 0; i < pieces; i++) {
      String literal = pick(LITERALS, random);
      switch (random.nextInt(5)) {
        case 0 -> text.append(literal.toUpperCase(Locale.ROOT));
        case 1 -> text.append(literal, 0, literal.length() - 1);
        case 2 -> text.append("x".repeat(random.nextInt(20)));
        default -> text.append(literal);
      }
      text.append(random.nextInt(3) == 0 ? "12" : "");
    }
    byte[] bytes = text.append("....").toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(6) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static String pick(String[] from, Random random) {
    return from[random.nextInt(from.length)];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          failed                                ; whole failed
          failed|denied                         ; whole failed denied
          (error|warning): .*refused for [a-z]+ ; some "refused for "
          [Ff]ailed [A-Z]+                      ; some "failed "
          (seconds|attempts)? x[0-9]            ; some " x"
          a(bcd|efg)h*                          ; some bcd efg
          x+                                    ; whole x
          .*                                    ; none
          (a|)[0-9]                             ; none
          \\babc\\b                             ; some abc
          """)
  void findsTheLongestLiteralOfWhichOneIsNeeded(String pattern, String expected) {
    Parsed parsed = Parsed.of(PatternSpec.of(0, PatternSyntax.PCRE, pattern.strip()));
    String found =
        RequiredLiterals.of(Regular.of(parsed).root(), false)
            .map(r -> {
              List<String> texts = new ArrayList<>();
              for (Literal literal : r.literals()) {
                texts.add(new String(literal.text(), StandardCharsets.ISO_8859_1));
              }
              return (r.whole() ? "whole " : "some ") + String.join(" ", texts);
            })
            .orElse("none");
    assertThat(found).isEqualTo(expected.replace("\"", ""));
  }
}
