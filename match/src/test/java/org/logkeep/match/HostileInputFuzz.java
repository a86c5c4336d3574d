package org.logkeep.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random bytes as patterns and as texts: problems are values, nothing is thrown. */
class HostileInputFuzz {
  private static final String SPECIAL = "()[]{}*+?|^$\\.-:=,<>!&'`0123abQEKRdwsxpgkPi\n ";

  @ParameterizedTest
  @EnumSource(PatternSyntax.class)
  void neverThrows(PatternSyntax syntax) {
    long seed = Long.getLong("logkeep.match.seed", 1);
    Random random = new Random(seed);
    int tries = Integer.getInteger("logkeep.match.pairs", 300);
    CompileOptions options = CompileOptions.defaults().withStepBudget(20_000);
    for (int i = 0; i < tries; i++) {
      byte[] pattern = bytes(random, 24);
      byte[] text = bytes(random, 60);
      Set<PatternFlag> flags =
          switch (random.nextInt(4)) {
            case 0 -> Set.of(PatternFlag.UTF8, PatternFlag.IGNORE_CASE);
            case 1 -> Set.of(PatternFlag.UTF8, PatternFlag.NEWLINE, PatternFlag.DUPNAMES);
            case 2 -> Set.of(PatternFlag.WHOLE);
            default -> Set.of();
          };
      PatternSpec spec = new PatternSpec(0, syntax, pattern, flags);
      Compilation compilation = PatternDatabase.compile(List.of(spec), options);
      for (PatternProblem problem : compilation.problems()) {
        assertThat(problem.offset()).as("%s, seed %d", spec, seed).isBetween(0, pattern.length);
      }
      long[] hits = new long[1];
      compilation.database().scanner().scan(text, 0, text.length, hits);
      if (compilation.problems().isEmpty()) {
        CompiledPattern compiled = CompiledPattern.compile(spec, options);
        int[] groups = new int[2 * (compiled.groupCount() + 1)];
        Verdict verdict = compiled.search(text, 0, text.length, 0, groups);
        if (verdict != Verdict.BUDGET_EXCEEDED) {
          assertThat(verdict == Verdict.MATCH)
              .as("%s, seed %d, both engines", spec, seed)
              .isEqualTo(hits[0] != 0);
        }
      }
    }
  }

  private static byte[] bytes(Random random, int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          (byte)
              (random.nextInt(5) == 0
                  ? random.nextInt(256)
                  : SPECIAL.charAt(random.nextInt(SPECIAL.length())));
    }
    return bytes;
  }
}
