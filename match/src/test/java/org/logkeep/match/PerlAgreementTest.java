package org.logkeep.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * PCRE patterns put to perl: the same match, the same groups. Perl reads what this generator makes
 * as PCRE does. {@code -Dlogkeep.match.pairs=N}, {@code -Dlogkeep.match.seed=N} as for grep.
 */
class PerlAgreementTest {
  private static final String[] ATOMS = {
    "a",
    "b",
    "c",
    "x",
    "1",
    "\\d",
    "\\w",
    "\\s",
    "\\D",
    "\\h",
    "\\b",
    "\\B",
    ".",
    "[ab]",
    "[^ab]",
    "[[:alpha:]]",
    "[\\w-]",
    "^",
    "$",
    "\\A",
    "\\z",
    "\\Z",
    "(?i)B",
    "(?i:aB)",
    "(?=a)",
    "(?!b)",
    "(?<=a)",
    "(?<!b)",
    "(?<=a|bc)",
    "(?>a+)",
    "\\R",
    "\\x61",
    "(?s:.)",
    "(?m:^)",
    "(?m:$)"
  };
  private static final String[] QUANTIFIERS = {
    "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "++", "*+", "?+"
  };
  private static final String[] PIECES = {
    "a", "b", "c", "x", "1", " ", "-", "aa", "ab", "bc", "A", "B", "\n", "a.b", "\t"
  };

  private record Pair(String pattern, String text) {}

  @Test
  void findsTheSameMatchAndGroupsAsPerl() throws IOException {
    long seed = Long.getLong("logkeep.match.seed", 1);
    int count = Integer.getInteger("logkeep.match.pairs", 5_000);
    Random random = new Random(seed);
    List<Pair> pairs = new ArrayList<>();
    StringBuilder input = new StringBuilder();
    String pattern = "";
    for (int i = 0; i < count; i++) {
      if (i % 10 == 0) {
        pattern = alternatives(random, 0, new int[1]);
      }
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(7); k > 0; k--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      pairs.add(new Pair(pattern, text.toString()));
      input.append(hex(pattern)).append(' ').append(hex(text.toString())).append('\n');
    }
    String script =
        "while(<STDIN>){ chomp; my($p,$t)=map{pack('H*',$_)} split / /,$_,-1; my $r=eval{no warnings;"
            + " $t=~/$p/ ? join(',', map{defined $-[$_]&&defined $+[$_]?\"$-[$_]:$+[$_]\":'-'} 0..$#-) :"
            + " 'no'}; print defined $r?$r:'bad',\"\\n\"; }";
    Peers.Result result =
        Peers.run(
            List.of("perl", "-e", script),
            "C",
            input.toString().getBytes(StandardCharsets.US_ASCII));
    String[] answers = new String(result.output(), StandardCharsets.US_ASCII).split("\n");
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < count && differences.size() < 12; i++) {
      Pair pair = pairs.get(i);
      String ours = ours(pair);
      if (!ours.equals(answers[i])) {
        differences.add(
            "<" + pair.pattern + "> on <" + pair.text + ">: perl " + answers[i] + ", ours " + ours);
      }
    }
    assertThat(differences).as("seed %d", seed).isEmpty();
  }

  /** Our answer in perl's notation; the database's verdict must say the same. */
  private static String ours(Pair pair) {
    PatternSpec spec = PatternSpec.of(0, PatternSyntax.PCRE, pair.pattern);
    Compilation compilation = PatternDatabase.compile(List.of(spec), CompileOptions.defaults());
    if (!compilation.problems().isEmpty()) {
      return "bad";
    }
    byte[] text = pair.text.getBytes(StandardCharsets.US_ASCII);
    CompiledPattern compiled = CompiledPattern.compile(spec, CompileOptions.defaults());
    int[] groups = new int[2 * (compiled.groupCount() + 1)];
    boolean found = compiled.find(text, 0, text.length, 0, groups);
    long[] hits = new long[1];
    compilation.database().scanner().scan(text, 0, text.length, hits);
    assertThat(hits[0] != 0).as("database on %s", pair).isEqualTo(found);
    if (!found) {
      return "no";
    }
    int last = 0;
    for (int g = 0; g < groups.length / 2; g++) {
      last = groups[2 * g] >= 0 ? g : last;
    }
    StringBuilder out = new StringBuilder();
    for (int g = 0; g <= last; g++) {
      out.append(g == 0 ? "" : ",")
          .append(groups[2 * g] < 0 ? "-" : groups[2 * g] + ":" + groups[2 * g + 1]);
    }
    return out.toString();
  }

  private static String alternatives(Random random, int depth, int[] groups) {
    StringBuilder out = new StringBuilder(branch(random, depth, groups));
    while (random.nextInt(4) == 0) {
      out.append('|').append(branch(random, depth, groups));
    }
    return out.toString();
  }

  private static String branch(Random random, int depth, int[] groups) {
    StringBuilder out = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int kind = random.nextInt(20);
      String atom = ATOMS[random.nextInt(ATOMS.length)];
      boolean repeatable = !atom.matches("\\\\[bBAzZ]|[$^]|\\(\\?[=!<im].*");
      if (kind < 4 && depth < 3) {
        groups[0]++;
        atom = "(" + alternatives(random, depth + 1, groups) + ")";
        repeatable = true;
      } else if (kind == 4 && groups[0] > 0 && depth == 0) {
        atom = "\\g{" + (1 + random.nextInt(groups[0])) + "}";
        repeatable = true;
      }
      out.append(atom);
      if (repeatable && random.nextInt(3) == 0) {
        out.append(QUANTIFIERS[random.nextInt(QUANTIFIERS.length)]);
      }
    }
    return out.toString();
  }

  private static String hex(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
      out.append(Character.forDigit(b >> 4, 16)).append(Character.forDigit(b & 15, 16));
    }
    return out.toString();
  }
}
