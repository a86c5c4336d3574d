package org.logkeep.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.cli.check.CheckSandbox.Outcome;

/** Expected outputs were made by logcheck 1.4.2 on the same files unless a test says otherwise. */
class LogcheckCommandTest {
  private static final String LOG =
      """
      Mar  1 02:00:00 h1 app: alarm one
      Mar  1 02:00:00 h1 app: breach two
      Mar  1 02:01:00 h1 app: note three
      Mar  1 02:01:40 h1 app: breach ok
      Mar  1 02:02:00 h1 app: alarm ok
      Mar  1 02:02:10 h1 app: noise
      """;

  @TempDir Path folder;
  private CheckSandbox sandbox;

  @BeforeEach
  void prepare() throws IOException {
    sandbox = new CheckSandbox(folder);
    sandbox.write("logs/a", LOG);
  }

  @Test
  void sievesInThreeLayers() throws IOException {
    sandbox.write("rules/cracking.d/app", "alarm\n");
    sandbox.write("rules/violations.d/app", "breach\n");
    sandbox.write("rules/violations.ignore.d/app", "ok$\n");
    sandbox.write("rules/ignore.d.server/app", "# noise is fine\nnoise\n");

    Outcome outcome = sandbox.run("-o");

    assertThat(outcome.out())
        .isEqualTo(
            """
            Security Alerts for app
            =-=-=-=-=-=-=-=-=-=-=-=
            Mar  1 02:00:00 h1 app: alarm one
            Mar  1 02:02:00 h1 app: alarm ok

            Security Events for app
            =-=-=-=-=-=-=-=-=-=-=-=
            Mar  1 02:00:00 h1 app: breach two

            System Events
            =-=-=-=-=-=-=
            Mar  1 02:01:00 h1 app: note three

            """);
    assertThat(outcome.status()).isZero();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
    assertThat(folder.resolve("lock")).isEmptyDirectory();
  }

  @Test
  void reportsALineOnceAndThenOnlyWhatIsNew() throws IOException {
    assertThat(sandbox.run("-o").out()).contains("noise");
    assertThat(sandbox.run("-o").out()).isEmpty();
    sandbox.append("logs/a", "Mar  1 02:05:00 h1 app: new\n");
    assertThat(sandbox.run("-o").out())
        .isEqualTo("System Events\n=-=-=-=-=-=-=\nMar  1 02:05:00 h1 app: new\n\n");
  }

  @Test
  void leavesPositionsAloneInTestMode() throws IOException {
    assertThat(sandbox.run("-o", "-t").out()).isEqualTo(sandbox.run("-o", "-t").out()).isNotEmpty();
  }

  @Test
  void sortsByTheTextOfThreeFieldsAndKeepsTies() throws IOException {
    sandbox.write(
        "logs/a", "Feb  2 a\nJan  9 a\nJan 10 a\nApr  1 a\nDec 31 a\nJan 9 a\nshort\nFeb  2 b\n");

    assertThat(sandbox.run("-o").out())
        .contains("Apr  1 a\nDec 31 a\nFeb  2 a\nFeb  2 b\nJan  9 a\nJan 10 a\nJan 9 a\nshort\n");
  }

  @Test
  void showsEqualLinesOnceButComparesTheirBlanks() throws IOException {
    sandbox.configure("SORTUNIQ=1");
    sandbox.write("logs/a", "b c d same\nb c d same \nb c d same\n");

    assertThat(sandbox.run("-o").out())
        .isEqualTo("System Events\n=-=-=-=-=-=-=\nb c d same\nb c d same\n\n");
  }

  @Test
  void stripsBlanksAtLineEndsAndKeepsEmptyLines() throws IOException {
    sandbox.write("logs/a", "x end\r\ny end \t\u2003\nz end\u00a0\n\n   \n");
    sandbox.write("rules/ignore.d.server/x", "^x end$\n");

    assertThat(sandbox.run("-o").out())
        .isEqualTo("System Events\n=-=-=-=-=-=-=\n\n\ny end\nz end\u00a0\n\n");
  }

  @Test
  void reportsABrokenRuleAndLeavesItOutAlone() throws IOException {
    sandbox.write("rules/ignore.d.server/app", "noise\ntwo(\n");

    Outcome outcome = sandbox.run("-o");

    assertThat(outcome.out()).contains("note three").doesNotContain("app: noise");
    assertThat(outcome.err()).contains("ignore.d.server/app:2:").contains("2 | two(");
    assertThat(outcome.out()).contains("Logcheck Warnings");
  }

  @Test
  void losesAllEventsToABrokenRuleOnlyWhenStrict() throws IOException {
    sandbox.write("rules/ignore.d.server/app", "noise\ntwo(\n");

    Outcome outcome = sandbox.run("-o", "--strict-compat");

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.status()).isZero();
  }

  @Test
  void takesAFailedMailForNotDelivered() throws IOException {
    sandbox.sendmail(75);

    Outcome outcome = sandbox.run("-H", "box");

    assertThat(outcome.status()).isEqualTo(75);
    assertThat(folder.resolve("state")).isEmptyDirectory();
    sandbox.sendmail(0);
    assertThat(sandbox.run("-H", "box").status()).isZero();
    assertThat(sandbox.read("mail/message")).contains("alarm one").contains("app: noise");
    assertThat(sandbox.read("mail/arguments")).isEqualTo("-oi|root|");
    assertThat(sandbox.run("-o").out()).isEmpty();
  }

  @Test
  void mailsWithTheSubjectOfTheGravestSection() throws IOException {
    sandbox.sendmail(0);
    sandbox.configure("ADDTAG=\"yes\"");
    sandbox.write("rules/cracking.d/x", "alarm\n");

    sandbox.run("-H", "box", "-R", "-m", "ops@example.org");

    assertThat(sandbox.read("mail/message"))
        .startsWith(
            """
            To: ops@example.org
            Subject: [logcheck] Reboot: box 2026-11-23 19:31 +0000 Security Alerts
            Auto-Submitted: auto-generated
            """);
  }

  @Test
  void addsAPageThatLoadsNothingAndEscapesEverything() throws IOException {
    sandbox.sendmail(0);
    sandbox.write("logs/a", "Mar  1 02:00:00 h1 app: <script src=http://x>&\"'\n");

    sandbox.run("-H", "box", "--html");

    String message = sandbox.read("mail/message");
    assertThat(message).contains("multipart/alternative").contains("text/html");
    String page = message.substring(message.indexOf("<!DOCTYPE"));
    assertThat(page).contains("System Events: <b>1 line</b>");
    assertThat(page).contains("&lt;script").doesNotContain("<script").doesNotContain("url(");
  }

  @Test
  void printsJson() throws IOException {
    sandbox.write("logs/a", "Mar  1 02:00:00 h1 app: \"q\"\n");

    assertThat(sandbox.run("-o", "-H", "box", "--format", "json").out())
        .contains("\"kind\":\"event\"")
        .contains("\"Mar  1 02:00:00 h1 app: \\\"q\\\"\"");
  }

  @Test
  void foldsEventsByPatternAndShowsNewOnesFirst() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 10; i < 60; i++) {
      log.append("Mar  1 02:00:" + i + " h1 app[" + i + "]: took " + i + " ms\n");
    }
    sandbox.write("logs/a", log.toString());
    assertThat(sandbox.run("-o", "--fold").out())
        .contains("[new] 50 times, Mar  1 02:00:10 to Mar  1 02:00:59\n  app[<*>]: took <*>\n");
    sandbox.append(
        "logs/a", "Mar  1 03:00:00 h1 app[1]: took 1 ms\nMar  1 03:00:01 h1 app[1]: fell over\n");

    assertThat(sandbox.run("-o", "--fold").out())
        .contains("[new] Mar  1 03:00:01\n  app[<*>]: fell over\n")
        .contains("\nMar  1 03:00:00\n  app[<*>]: took <*>\n");
  }

  @Test
  void tellsOfMissingLogs() throws IOException {
    Path none = folder.resolve("logs/none");
    sandbox.write("list", none + "\n" + folder.resolve("logs/a") + "\n");
    assertThat(sandbox.run("-o").out()).startsWith("\nE: File could not be read: " + none + "\n\n");
    sandbox.write("list", none + "\n");

    Outcome outcome = sandbox.run("-o");

    assertThat(outcome.err()).isEqualTo("Error: E: File could not be read: " + none + "\n");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void readsWhatWasRotatedAwayAndCompressed() throws Exception {
    assertThat(sandbox.run("-o").status()).isZero();
    sandbox.append("logs/a", "Mar  1 02:06:00 h1 app: late\n");
    Files.move(folder.resolve("logs/a"), folder.resolve("logs/a.1"));
    assertThat(new ProcessBuilder("gzip", folder.resolve("logs/a.1").toString()).start().waitFor())
        .isZero();
    sandbox.write("logs/a", "Mar  1 02:07:00 h1 app: fresh\n");

    String report = sandbox.run("-o").out();

    assertThat(report).contains("app: fresh");
    if (Files.getFileStore(folder).supportsFileAttributeView("user")) {
      assertThat(report).contains("app: late").doesNotContain("alarm one");
    }
  }

  @Test
  void readsAConfigurationThatNeedsAShell() throws IOException {
    sandbox.configure("if true; then EVENTSSUBJECT=\"The $(echo rest)\"; fi # so what");

    assertThat(sandbox.run("-o").out()).startsWith("The rest\n=-=-=-=-\n");
  }

  @Test
  void holdsBackWhileAnotherRunHasTheLock() throws IOException {
    sandbox.write("lock/l.lock", ProcessHandle.current().pid() + "\n");

    Outcome outcome = sandbox.run("-o");

    assertThat(outcome.err()).contains("Error: Another logcheck process is still running");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(folder.resolve("lock/l.lock")).exists();
  }

  @Test
  void readsTheClassicFourFiles() throws IOException {
    for (String name :
        new String[] {
          "cracking.d",
          "violations.d",
          "violations.ignore.d",
          "ignore.d.paranoid",
          "ignore.d.server",
          "ignore.d.workstation"
        }) {
      Files.delete(folder.resolve("rules").resolve(name));
    }
    sandbox.write("rules/logcheck.hacking", "wiz attack\n");
    sandbox.write("rules/logcheck.violations", "denied\nREFUSED\n");
    sandbox.write("rules/logcheck.violations.ignore", "stat=Deferred\n");
    sandbox.write("rules/logcheck.ignore", "cron: job\nstat=Deferred\n");
    sandbox.write(
        "logs/a",
        """
        1 sendmail: WIZ attack tried
        2 su: DENIED su to root
        3 in.ftpd: refused connect
        4 sendmail: stat=Deferred: Connection refused
        5 cron: job started
        6 app: odd event
        """);

    assertThat(sandbox.run("-o").out())
        .isEqualTo(
            """

            Active System Attack Alerts
            =-=-=-=-=-=-=-=-=-=-=-=-=-=
            1 sendmail: WIZ attack tried

            Security Violations
            =-=-=-=-=-=-=-=-=-=
            2 su: DENIED su to root
            3 in.ftpd: refused connect

            Unusual System Events
            =-=-=-=-=-=-=-=-=-=-=
            1 sendmail: WIZ attack tried
            2 su: DENIED su to root
            3 in.ftpd: refused connect
            6 app: odd event
            """);
  }

  @Test
  void printsTheUsageOfLogcheckToTheLetterAndTellsOfMoreBesideIt() throws IOException {
    Outcome asked = sandbox.run("-h");
    Outcome wrong = sandbox.run("-x");

    assertThat(asked.out())
        .startsWith("usage: logcheck [-c CFG] [-d] [-h] [-H HOST] [-l LOG]")
        .endsWith(" -w           = use the \"workstation\" runlevel\n");
    assertThat(asked.status()).isZero();
    assertThat(asked.err()).isEqualTo("logcheck --help tells of Logkeep's own options as well\n");
    assertThat(wrong.out()).isEqualTo(asked.out());
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(sandbox.run("--help").out()).startsWith(asked.out()).contains("--fold");
  }

  @Test
  void takesOneLogOnlyWhenItIsAFile() throws IOException {
    String logs = folder.resolve("logs").toString();

    Outcome outcome = sandbox.run("-o", "-l", logs);

    assertThat(outcome.err())
        .isEqualTo("Error: " + logs + " does not exist or could not be read\n");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void saysWhyTheLockCannotBeTaken() throws IOException {
    Path lock = folder.resolve("none/l");
    sandbox.configure("LOCKFILE=" + lock);

    Outcome outcome = sandbox.run("-o");

    assertThat(outcome.err())
        .isEqualTo(
            "Error: Could not create lock file " + lock + ".lock: No such file or directory\n");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void leavesTheDateOutOfTheSubjectWhereItIsConfiguredAsEmpty() throws IOException {
    sandbox.sendmail(0);
    sandbox.configure("DATE=");

    assertThat(sandbox.run("-H", "box").status()).isZero();

    assertThat(sandbox.read("mail/message")).contains("Subject: box  System Events\n");
  }
}
