package org.logkeep.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logkeep.cli.check.JournalFolder.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal, read by the real journalctl from real journal files. */
class JournalCheckTest {
  private static final String FIRST = "This is the first time logcheck has checked";
  private static final String GONE =
      "The journal entry at which the last check stopped has been removed.";

  @TempDir Path folder;
  private CheckSandbox sandbox;
  private JournalFolder journal;

  @BeforeEach
  void prepare() throws IOException {
    sandbox = new CheckSandbox(folder);
    journal = new JournalFolder(folder.resolve("journal"));
    sandbox.configure("JOURNAL_DIRECTORY=" + journal.path());
    sandbox.write("list", "journal\n");
  }

  @Test
  void reportsAnEntryOnceAndThenOnlyWhatIsNew() throws Exception {
    journal.add("system.journal", ago(60), List.of(text("one"), text("two")));
    assertThat(report()).contains(FIRST, "box app: one", "box app: two");
    assertThat(report()).isEmpty();
    // in the same second as the last one, which the moment of reading cannot tell apart
    journal.add("system.journal", ago(60).plusMillis(10), List.of(text("three")));
    assertThat(report()).contains("app: three").doesNotContain(FIRST, "app: one", "app: two");
    assertThat(report()).isEmpty();
  }

  @Test
  void leavesThePositionAloneInTestMode() throws Exception {
    journal.add("system.journal", ago(60), List.of(text("one")));
    assertThat(sandbox.run("-o", "-t").out()).contains("app: one");
    assertThat(sandbox.run("-o", "-t").out()).contains(FIRST, "app: one");
    assertThat(folder.resolve("state")).isEmptyDirectory();
  }

  @Test
  void goesOnInTheNextFileOfARotatedJournal() throws Exception {
    journal.add("system.journal", ago(60), List.of(text("one"), text("two")));
    assertThat(report()).contains("app: two");
    journal.add("system.journal", ago(50), List.of(text("three")));
    Files.move(
        journal.path().resolve("system.journal"),
        journal.path().resolve("system@0001-0000000000000001-0000000000000001.journal"));
    journal.add("system.journal", ago(40), List.of(text("four"), text("five")));
    assertThat(report())
        .contains("app: three", "app: four", "app: five")
        .doesNotContain("app: one", "app: two");
    assertThat(report()).isEmpty();
  }

  @Test
  void reportsAllThatIsLeftAndSaysSoWhenThePlaceWasVacuumed() throws Exception {
    journal.add("old.journal", ago(60), List.of(text("one"), text("two")));
    assertThat(report()).contains("app: two");
    Files.delete(journal.path().resolve("old.journal"));
    journal.add("system.journal", ago(40), List.of(text("three"), text("four")));
    CheckSandbox.Outcome outcome = sandbox.run("-o");
    assertThat(outcome.out()).contains(GONE, "app: three", "app: four");
    assertThat(outcome.err()).contains(GONE);
    outcome = sandbox.run("-o");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void saysThatThePlaceWasVacuumedWhereNothingIsLeft() throws Exception {
    journal.add("old.journal", ago(60), List.of(text("one")));
    assertThat(report()).contains("app: one");
    Files.delete(journal.path().resolve("old.journal"));
    CheckSandbox.Outcome outcome = sandbox.run("-o");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).contains(GONE);
    assertThat(report()).isEmpty();
  }

  @Test
  void goesByTheMomentWhenSomebodyElseHasMovedThePosition() throws Exception {
    journal.add("system.journal", ago(60), List.of(text("one")));
    assertThat(report()).contains("app: one");
    journal.add("system.journal", ago(50), List.of(text("two")));
    journal.add("system.journal", ago(40), List.of(text("three")));
    Files.setLastModifiedTime(folder.resolve("state/offset.journal"), FileTime.from(ago(45)));
    assertThat(report()).contains("app: three").doesNotContain("app: one", "app: two", FIRST);
  }

  @Test
  void failsAndKeepsThePositionWhenJournalctlFails() throws Exception {
    journal.add("system.journal", ago(60), List.of(text("one")));
    assertThat(report()).contains("app: one");
    String position = sandbox.read("state/offset.journal");
    journal.add("system.journal", ago(50), List.of(text("two")));
    Path away = folder.resolve("away");
    Files.move(journal.path(), away);
    CheckSandbox.Outcome outcome = sandbox.run("-o");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("No such file or directory")
        .contains("Error: Could not run journalctl or save output");
    assertThat(sandbox.read("state/offset.journal")).isEqualTo(position);
    Files.move(away, journal.path());
    assertThat(report()).contains("app: two").doesNotContain("app: one");
  }

  @Test
  void passesOnWhatJournalctlComplainsOf() throws Exception {
    journal.add("system.journal", ago(60), List.of(text("one")));
    sandbox.write("journal/torn.journal", "torn");
    CheckSandbox.Outcome outcome = sandbox.run("-o");
    assertThat(outcome.out()).contains("app: one");
    assertThat(outcome.err()).contains("journalctl: ").contains("torn.journal");
  }

  @Test
  void reportsWhatTheRealLogcheckReports() throws Exception {
    sandbox.now = Instant.now();
    List<byte[]> messages = new ArrayList<>();
    messages.add(text("plain"));
    messages.add(text("two\nlines"));
    messages.add(text("escapes \u001b[31mred\u001b[0m and \u001b]0;title\u0007"));
    messages.add("stray \u00ff bytes".getBytes(StandardCharsets.ISO_8859_1));
    messages.add(text("nul \0 inside"));
    messages.add(text("\u00e9\u65e5 beyond ASCII, tab\t, blanks  "));
    messages.add(text(""));
    messages.add(text("ignored"));
    messages.add(text("long " + "x".repeat(70_000)));
    messages.add(text("-- cursor: s=0\n-- cursor: s=1"));
    journal.add("system.journal", ago(60), messages);
    sandbox.write("rules/ignore.d.server/app", "app: ignored$\n");
    String theirs = real();
    String ours = report();
    assertThat(ours.lines().toList()).isEqualTo(theirs.lines().toList());
    assertThat(ours).contains("app: plain").doesNotContain("app: ignored");
  }

  /** What the installed logcheck, run as its own user, prints of the same journal. */
  private String real() throws IOException, InterruptedException {
    Path script =
        sandbox.write(
            "bin/journalctl",
            "#!/bin/sh\nexec /usr/bin/journalctl --directory=" + journal.path() + " \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    giveTo("logcheck");
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(
          List.of("setpriv", "--reuid=logcheck", "--regid=logcheck", "--clear-groups", "--"));
    }
    command.addAll(sandbox.command("/usr/sbin/logcheck"));
    command.set(command.indexOf("-S") + 1, folder.resolve("theirs").toString());
    command.add("-o");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(sandbox.environment);
    builder.environment().put("PATH", folder.resolve("bin") + ":/usr/sbin:/usr/bin:/sbin:/bin");
    Process process =
        builder
            .redirectError(folder.resolve("real.err").toFile())
            .redirectOutput(folder.resolve("real.out").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(sandbox.read("real.err")).isZero();
    Files.delete(script);
    return sandbox.read("real.out");
  }

  private void giveTo(String user) throws IOException {
    Files.createDirectories(folder.resolve("theirs"));
    if (!System.getProperty("user.name").equals("root")) {
      return;
    }
    UserPrincipal owner =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        Files.setOwner(path, owner);
      }
    }
  }

  private Instant ago(long seconds) {
    return sandbox.now.minus(Duration.ofSeconds(seconds));
  }

  private String report() throws IOException {
    CheckSandbox.Outcome outcome = sandbox.run("-o");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.out();
  }
}
