package org.logkeep.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logkeep.check.rules.HitsFile;
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
        .contains("a:2: broken: unmatched ( or \\(; the rule is left out\n    bad(\n       ^\n")
        .doesNotContain("a:2: unanchored")
        .doesNotContain("a:5: shadowed")
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mar  1 02:00:00 h1 su: user NOT in sudoers ; USER=root ; PWD=/root",
        "2026-11-23T10:00:00.123456+01:00 h1 app: took 3 ms",
        "2026-11-23T10:00:00Z h1 app: took 3 ms",
        "2026-11-23T10:00:00+01:00 h1 app: MAC=52:54:00:12:34:56:aa:bb:cc:dd:ee:ff:08:00",
        "Mar  1 02:00:00 h1 sshd[7]: Accepted publickey for bob from ::1 port 9: RSA"
            + " SHA256:a1/b+2c",
        "Mar  1 02:00:00 h1 smtpd: <bob+x@example.net>: denied; helo=<mail.example.net>",
        "Mar  1 02:00:00 h1 app: \u001b[31mred\u001b[0m\tand \u202eturned",
        "no stamp at all (7)",
      })
  void suggestsARuleThatHitsItsOwnLine(String line) throws IOException {
    Path log = sandbox.write("log", line + "\n");

    String said =
        rules(
            "suggest",
            "--rules",
            folder.resolve("rules").toString(),
            "--log",
            log.toString(),
            line);

    assertThat(said).startsWith("^").contains("$\n").endsWith("\n1 line would be silenced\n");
    assertThat(said.replace("\n", "").chars()).noneMatch(c -> c < ' ' || c == 0x202e);
  }

  @Test
  void generalisesNamesButNotTheWordsOfTheMessage() {
    assertThat(suggestion("h1 sudo: eve : user NOT in sudoers")).contains("user NOT in sudoers");
    assertThat(suggestion("h1 sshd: Failed for bob from 10.1.2.3")).doesNotContain("bob");
    assertThat(suggestion("h1 smtpd: from=<bob@example.net>"))
        .contains("from=<[^[:space:]<>@]+@[._[:alnum:]-]+>");
    assertThat(suggestion("h1 ufw: MAC=52:54:aa:bb:cc:08")).contains("MAC=[:.[:xdigit:]]+$");
  }

  private String suggestion(String message) {
    return rules(
        "suggest", "--rules", folder.resolve("rules").toString(), "Mar  1 02:00:00 " + message);
  }

  @Test
  void writesARuleOnceOnly() throws IOException {
    String tree = folder.resolve("rules").toString();
    rules("suggest", "--rules", tree, "--write", "ssh", LINE);

    String again = rules("suggest", "--rules", tree, "--write", "ssh", LINE.replace("123", "9"));

    assertThat(again).contains("nothing written: all of it is in ");
    assertThat(folder.resolve("rules/ignore.d.server/local-ssh")).content().hasLineCount(2);
  }

  @Test
  void writesEachRuleBelowALineThatItIsFor() throws IOException {
    String other = LINE.replace("Accepted", "Refused");
    rules(
        "suggest",
        "--rules",
        folder.resolve("rules").toString(),
        "--write",
        "ssh",
        LINE,
        LINE.replace("123", "9"),
        other);

    assertThat(Files.readAllLines(folder.resolve("rules/ignore.d.server/local-ssh")))
        .hasSize(4)
        .contains("# suggested for: " + LINE, "# suggested for: " + other);
  }

  @Test
  void lintsWithoutCountsThatItMayNotRead() throws Exception {
    sandbox.write("rules/ignore.d.server/a", "^often$\n");
    Path counts = sandbox.write("counts", "until 2026-09-01\n");
    Files.setPosixFilePermissions(counts, Set.of());
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name", "").equals("root")) {
      command.addAll(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path", ""),
            "org.logkeep.cli.Main",
            "rules",
            "lint",
            "--rules=" + folder.resolve("rules"),
            "--history=" + counts));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("counts may not be read: no word on unused rules\n1 rule, 0 findings\n");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void refusesARuleForALineThatIsAnAlarmAlsoWithoutALog() throws IOException {
    sandbox.write("rules/violations.d/x", "Accepted\n");

    String said =
        rules("suggest", "--rules", folder.resolve("rules").toString(), "--write", "ssh", LINE);

    assertThat(said).contains("  ALARM Mar  1").contains("not written");
    assertThat(folder.resolve("rules/ignore.d.server/local-ssh")).doesNotExist();
  }

  @Test
  void saysThatThereIsNoTreeOrNoLog() {
    String none = folder.resolve("none").toString();

    assertThat(rules("lint", "--rules", none))
        .isEqualTo("logkeep rules: there is no folder of rules at " + none + "\n");
    assertThat(rules("lint", "--rules", folder.resolve("rules").toString(), "--log", none))
        .isEqualTo("logkeep rules: there is no " + none + "\n");
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
    assertThat(look("2026-10-02", both)).contains("a:3: unused").endsWith("3 rules, 1 finding\n");
    assertThat(folder.resolve("hits")).content().contains(" 2026-09-01 2026-10-02 3\n");
  }

  @Test
  void countsTheHitsOfRunsThatReportedTheirLines() throws IOException {
    sandbox.write(
        "rules/ignore.d.server/a", "^often$\n^once$\n^(n)ever\\1$\n^never$\n^untold$\n^failed$\n");
    runAt("2026-09-01", "often\nonce\nneverx\n", 0, "-o");
    runAt("2026-10-01", "untold\n", 0, "-o", "-t");
    sandbox.sendmail(1);
    runAt("2026-10-01", "failed\nnews\n", 1);
    assertThat(Files.readString(new HitsFile(sandbox.environment, state()).own().orElseThrow()))
        .startsWith("until 2026-09-01\n");

    sandbox.write("logs/a", "often\nonce\nneverx\n");
    runAt("2026-10-02", "often\n", 0, "-o", "--matcher", "native");

    assertThat(lintState())
        .contains("a:2: unused: has last hit on 2026-09-01")
        .contains("a:3: unused: has hit nothing since 2026-09-01")
        .contains("a:4: unused: has hit nothing since 2026-09-01")
        .contains("a:5: unused: has hit nothing since 2026-09-01")
        .endsWith("6 rules, 5 findings\n");
  }

  @Test
  void saysNothingOfRulesThatNoRunHasUsed() throws IOException {
    sandbox.write("rules/ignore.d.server/a", "^often$\n");
    runAt("2026-09-01", "often\n", 0, "-o");
    runAt("2026-12-01", "often\n", 0, "-o");
    sandbox.write("rules/ignore.d.server/b", "^new$\n");

    assertThat(lintState()).endsWith("2 rules, 0 findings\n");
  }

  private void runAt(String day, String lines, int status, String... options) throws IOException {
    sandbox.now = Instant.parse(day + "T12:00:00Z");
    Path log = folder.resolve("logs/a");
    Files.writeString(log, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    assertThat(sandbox.run(options).status()).isEqualTo(status);
  }

  private Path state() {
    return folder.resolve("state");
  }

  private String lintState() {
    return rules(
        "lint",
        "--rules",
        folder.resolve("rules").toString(),
        "--state",
        state().toString(),
        "--days",
        "30");
  }

  @Test
  void provesThatARuleIsShadowed() throws IOException {
    sandbox.write(
        "rules/ignore.d.server/a", "^app: [a-z]+ [0-9]+$\n^app: (start|stop) [0-9]{3}$\n");
    sandbox.write("rules/ignore.d.paranoid/b", "^app: go 1$\n^app: go 1x$\n^app: .o [0-9]$\n");

    assertThat(lint())
        .contains("a:2: shadowed: every line that it hits is hit by the rule at")
        .contains("b:1: shadowed: every line that it hits is hit by the rule at")
        .doesNotContain("b:2")
        .doesNotContain("b:3")
        .endsWith("5 rules, 2 findings\n");
  }

  @Test
  void takesEachOfTwoLikeRulesForShadowedByTheOtherOnlyOnce() throws IOException {
    sandbox.write("rules/ignore.d.server/a", "^[ab]+$\n^(a|b)+$\n");

    assertThat(lint()).contains("shadowed").endsWith("2 rules, 1 finding\n");
  }

  @Test
  void onlySupposesWhatTheAutomatonCannotProve() throws IOException {
    sandbox.write("rules/ignore.d.server/a", "^(a|b)x\\1$\n^[ab]x[abc]$\n");

    assertThat(lint()).contains("a:1: looks shadowed: all lines that were tried");
  }

  @Test
  void leavesRulesAloneWhoseFilesMakeSectionsOfTheirOwn() throws IOException {
    sandbox.write("rules/violations.d/a", "^fail\n");
    sandbox.write("rules/violations.d/b", "^failure\n");
    sandbox.write("rules/violations.d/c", "^error\n^error 1\n");

    assertThat(lint()).contains("c:2: shadowed").endsWith("4 rules, 1 finding\n");
  }

  @Test
  void findsRulesThatNoLineCanHit() throws IOException {
    sandbox.write("rules/ignore.d.server/a", "^a$b\n^x(^y)z\n^fine$\n");

    assertThat(lint())
        .contains("a:1: dead")
        .contains("a:2: dead")
        .endsWith("3 rules, 2 findings\n");
  }

  private String lint() {
    return rules(
        "lint", "--rules", folder.resolve("rules").toString(), "--state", state().toString());
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

  private String rules(String... args) {
    return rules(false, "2026-11-27", args);
  }

  private String rules(boolean colour, String day, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Clock clock = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    new RulesCommand(sandbox.environment, new PatternRuleCompiler(print), colour, clock)
        .run(args, print, print);
    return out.toString(StandardCharsets.UTF_8);
  }
}
