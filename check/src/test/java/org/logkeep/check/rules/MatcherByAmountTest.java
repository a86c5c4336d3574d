package org.logkeep.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which matcher is taken by itself depends on how much there is to match. */
class MatcherByAmountTest {
  private static final List<GroupedRules> RULES =
      List.of(
          new GroupedRules(
              0,
              false,
              IntStream.range(0, 150)
                  .mapToObj(i ->
                      new Rule(
                          Path.of("rules"),
                          i + 1,
                          ("^host app" + i + ": [0-9]+$").getBytes(StandardCharsets.UTF_8)))
                  .toList()));

  @TempDir Path home;

  private Path run(long bytes) {
    Path folder = home.resolve("cache" + bytes);
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    RuleCompiler compiler =
        new PatternRuleCompiler(
            nowhere, MatcherChoice.AUTO, Optional.of(new MatcherCache(folder)), false);
    compiler.expect(bytes);
    compiler.compile(RULES, 1, false).matcher().close();
    compiler.finish();
    return folder;
  }

  @Test
  void preparesTheNativeMatcherForLittleText() throws IOException {
    try (var kept = Files.list(run(1 << 20))) {
      assertThat(kept).anyMatch(file -> file.toString().endsWith(".seen"));
    }
  }

  @Test
  void takesTheMatcherInJavaForMuchTextAndKeepsNothing() {
    assertThat(run(1L << 30)).doesNotExist();
  }
}
