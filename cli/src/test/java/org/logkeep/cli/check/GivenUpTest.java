package org.logkeep.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line on which a rule with back-references uses up its steps is reported, whatever the rule. */
class GivenUpTest {
  private static final String ENDLESS = "app: (a*)(a*)(a*)\\1\\2\\3!$\n";
  private static final String LINE = "Mar  1 02:00:00 h1 app: " + "a".repeat(4_001) + "!";

  @TempDir Path folder;
  private CheckSandbox sandbox;

  @BeforeEach
  void prepare() throws IOException {
    sandbox = new CheckSandbox(folder);
    sandbox.write("logs/a", LINE + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "native"})
  void doesNotExcuseTheLine(String matcher) throws IOException {
    sandbox.write("rules/ignore.d.server/app", "# first\n" + ENDLESS);
    CheckSandbox.Outcome outcome = sandbox.run("-o", "--matcher", matcher);
    assertThat(outcome.out()).contains("System Events", LINE);
    assertThat(outcome.err())
        .contains("ignore.d.server/app:2: gave up after 2000000 steps on a line of 4026 bytes")
        .contains("it does not excuse that line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "native"})
  void picksTheLineThoughItIsIgnoredOtherwise(String matcher) throws IOException {
    sandbox.write("rules/violations.d/app", ENDLESS);
    sandbox.write("rules/ignore.d.server/app", "app: a+!$\n");
    CheckSandbox.Outcome outcome = sandbox.run("-o", "--matcher", matcher);
    assertThat(outcome.out()).contains("Security Events", LINE);
    assertThat(outcome.err()).contains("violations.d/app:1: gave up").contains("counts as hit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "native"})
  void picksTheLineByTheClassicFilesToo(String matcher) throws IOException {
    for (String name : new String[] {"hacking", "violations.ignore", "ignore"}) {
      sandbox.write("classic/logcheck." + name, "nothing of the kind\n");
    }
    sandbox.write("classic/logcheck.violations", ENDLESS);
    sandbox.write("classic/logcheck.ignore", "app: a+!$\n");
    CheckSandbox.Outcome outcome =
        sandbox.run("-o", "--matcher", matcher, "-r", folder.resolve("classic").toString());
    assertThat(outcome.out()).contains("Security Violations", LINE);
  }
}
