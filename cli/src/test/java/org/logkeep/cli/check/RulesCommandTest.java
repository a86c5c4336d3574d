package org.logkeep.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.check.rules.PatternRuleCompiler;

class RulesCommandTest {
  private static final String LINE =
      "Mar  1 02:00:00 h1 sshd[123]: Accepted publickey for user bob from 10.1.2.3 port 22 ssh2";

  @TempDir Path folder;
  private CheckSandbox sandbox;

  @BeforeEach
  void prepare() throws IOException {
    sandbox = new CheckSandbox(folder);
  }

  @Test
  void findsBrokenDeadShadowedUnanchoredAndDangerousRules() throws IOException {
    sandbox.write("rules/ignore.d.server/a", "^ok$\nbad(\nfree\n^cut $\n.*\n");
    sandbox.write("rules/ignore.d.paranoid/b", "^ok$\n");

    String found = rules("lint", "--rules", folder.resolve("rules").toString());

    assertThat(found)
        .contains("a:2: broken")
        .contains("a:3: unanchored")
        .contains("a:4: dead")
        .contains("a:5: dangerous")
        .contains("shadowed");
  }

  @Test
  void suggestsAnAnchoredRuleThatHitsTheLineAndItsLike() throws IOException {
    Path log =
        sandbox.write(
            "log", LINE + "\n" + LINE.replace("123", "99").replace("bob", "eve") + "\nother\n");

    String said =
        rules(
            "suggest",
            "--rules",
            folder.resolve("rules").toString(),
            "--log",
            log.toString(),
            "--write",
            "ssh",
            LINE);

    assertThat(said).contains("2 lines would be silenced");
    assertThat(Files.readString(folder.resolve("rules/ignore.d.server/local-ssh")))
        .startsWith("# suggested for: " + LINE + "\n^")
        .contains("sshd\\[[[:digit:]]+\\]: Accepted publickey for user ")
        .endsWith("$\n");
    assertThat(sandbox.run("-o", "-l", log.toString()).out())
        .contains("other")
        .doesNotContain("sshd");
  }

  @Test
  void doesNotSilenceWhatAnAlarmRuleHits() throws IOException {
    sandbox.write("rules/cracking.d/x", "Accepted\n");
    Path log = sandbox.write("log", LINE + "\n");

    String said =
        rules(
            "suggest",
            "--rules",
            folder.resolve("rules").toString(),
            "--log",
            log.toString(),
            "--write",
            "ssh",
            LINE);

    assertThat(said).contains("  ALARM Mar  1").contains("not written");
    assertThat(folder.resolve("rules/ignore.d.server/local-ssh")).doesNotExist();
  }

  @Test
  void showsInRedWhatAnAlarmRuleHitsToo() throws IOException {
    sandbox.write("rules/cracking.d/x", "eve\n");
    Path log = sandbox.write("log", LINE + "\n" + LINE.replace("bob", "eve") + "\n");

    String said =
        rules(
            true,
            "2026-11-27",
            "suggest",
            "--rules",
            folder.resolve("rules").toString(),
            "--log",
            log.toString(),
            LINE);

    assertThat(said)
        .contains("\u001b[31m  ALARM " + LINE.replace("bob", "eve") + "\u001b[0m")
        .contains("\n  " + LINE + "\n");
  }

  @Test
  void tellsOfRulesThatHaveHitNothingForDays() throws IOException {
    sandbox.write("rules/ignore.d.server/a", "^often$\n^once$\n^never$\n");
    String often = sandbox.write("often", "often\n").toString();
    String both = sandbox.write("both", "often\nonce\n").toString();

    assertThat(look("2026-09-01", both)).endsWith("3 rules, 0 findings\n");
    assertThat(look("2026-10-01", often))
        .contains("a:2: unused: has last hit on 2026-09-01")
        .contains("a:3: unused: has hit nothing since 2026-09-01")
        .endsWith("3 rules, 2 findings\n");
    assertThat(look("2026-10-02", both)).contains("a:3: unused").endsWith("3 rules, 1 findings\n");
    assertThat(folder.resolve("hits")).content().contains(" 2026-09-01 2026-10-02 3\n");
  }

  private String look(String day, String log) {
    return rules(
        false,
        day,
        "lint",
        "--rules",
        folder.resolve("rules").toString(),
        "--log",
        log,
        "--history",
        folder.resolve("hits").toString(),
        "--days",
        "30");
  }

  private static String rules(String... args) {
    return rules(false, "2026-11-27", args);
  }

  private static String rules(boolean colour, String day, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Clock clock = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    new RulesCommand(Map.of("LC_ALL", "C.UTF-8"), new PatternRuleCompiler(print), colour, clock)
        .run(args, InputStream.nullInputStream(), print, print);
    return out.toString(StandardCharsets.UTF_8);
  }
}
