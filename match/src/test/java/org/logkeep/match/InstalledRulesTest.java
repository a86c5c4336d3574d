package org.logkeep.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rules that Debian's logcheck-database installs: all are read, and hit what grep says they
 * hit.
 */
class InstalledRulesTest {
  private static final Path RULES = Path.of("/etc/logcheck");

  static List<List<byte[]>> ruleFiles() throws IOException {
    assertThat(RULES).as("package logcheck-database").isDirectory();
    List<List<byte[]>> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(RULES, 2)) {
      for (Path path :
          (Iterable<Path>) paths.filter(InstalledRulesTest::isRuleFile).sorted()::iterator) {
        List<byte[]> rules = new ArrayList<>();
        for (String line : Files.readString(path, StandardCharsets.ISO_8859_1).split("\n")) {
          if (!line.isBlank() && !line.startsWith("#")) {
            rules.add(line.getBytes(StandardCharsets.ISO_8859_1));
          }
        }
        files.add(rules);
      }
    }
    return files;
  }

  private static boolean isRuleFile(Path path) {
    Path folder = path.getParent();
    return folder != null && folder.toString().contains(".d") && Files.isRegularFile(path);
  }

  @Test
  void readsEveryRule() throws IOException {
    List<PatternSpec> specs = new ArrayList<>();
    for (List<byte[]> rules : ruleFiles()) {
      for (byte[] rule : rules) {
        specs.add(new PatternSpec(specs.size(), PatternSyntax.ERE_C, rule, Set.of()));
        specs.add(new PatternSpec(specs.size(), PatternSyntax.ERE_UTF8, rule, Set.of()));
      }
    }
    assertThat(specs).hasSizeGreaterThan(2 * 1_500);
    assertThat(PatternDatabase.compile(specs, CompileOptions.large()).problems()).isEmpty();
  }

  /** Lines sampled from each file's own rules, some damaged, against one grep a file. */
  @Test
  void hitsWhatGrepHits() throws IOException {
    Random random = new Random(Long.getLong("logkeep.match.seed", 1));
    List<List<byte[]>> files = ruleFiles();
    List<PatternSpec> specs = new ArrayList<>();
    List<List<byte[]>> samples = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      List<byte[]> lines = new ArrayList<>();
      for (byte[] rule : files.get(file)) {
        PatternSpec spec = new PatternSpec(file, PatternSyntax.ERE_C, rule, Set.of());
        specs.add(spec);
        byte[] line = new Sampler(random).sample(Parsed.of(spec).root());
        lines.add(line);
        lines.add(Sampler.damaged(line, random));
      }
      samples.add(lines);
    }
    PatternDatabase database = PatternDatabase.compile(specs, CompileOptions.large()).database();
    Scanner scanner = database.scanner();
    int hitLines = 0;
    int allLines = 0;
    for (int file = 0; file < files.size(); file++) {
      List<byte[]> rules = files.get(file);
      if (rules.isEmpty()) {
        continue;
      }
      List<byte[]> lines = new ArrayList<>(samples.get(file));
      lines.addAll(samples.get((file + 1) % files.size()));
      BitSet ours = new BitSet();
      for (int i = 0; i < lines.size(); i++) {
        long[] hits = new long[database.words()];
        scanner.scan(lines.get(i), 0, lines.get(i).length, hits);
        ours.set(i, (hits[file >> 6] & (1L << file)) != 0);
      }
      hitLines += ours.cardinality();
      allLines += rules.size();
      byte[] pattern =
          String.join(
                  "\n",
                  rules.stream().map(r -> new String(r, StandardCharsets.ISO_8859_1)).toList())
              .getBytes(StandardCharsets.ISO_8859_1);
      assertThat(Optional.of(ours))
          .as("rule file %d: %s", file, new String(rules.getFirst(), StandardCharsets.ISO_8859_1))
          .isEqualTo(Peers.grep("C", pattern, lines, "-E"));
    }
    assertThat(hitLines).isGreaterThan(allLines / 2);
  }
}
