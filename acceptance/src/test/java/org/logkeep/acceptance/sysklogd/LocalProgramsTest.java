package org.logkeep.acceptance.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.OwnSystem;
import org.logkeep.acceptance.SecureShell;

/**
 * Real programs of the system log through the C library to {@code /dev/log}. Daemon and programs
 * see a {@code /dev} of their own. Needs root.
 */
class LocalProgramsTest {
  @TempDir Path directory;
  private OwnSystem system;

  @BeforeEach
  void makeSystem() throws IOException {
    system = new OwnSystem(directory);
  }

  private RunningSyslogd start(String configuration) throws Exception {
    RunningSyslogd.configure(directory, configuration);
    return RunningSyslogd.start(
        directory, system.within(RunningSyslogd.foreground(directory, "-K", "-s", "-m0")));
  }

  @Test
  void suAndTheLoggerOfUtilLinux() throws Exception {
    try (RunningSyslogd daemon =
        start("auth,authpriv.*\t@DIR@/auth\n*.*;auth,authpriv.none\t-@DIR@/syslog\n")) {
      RunningSyslogd.run(system.within(List.of("su", "-s", "/bin/true", "nobody")));
      RunningSyslogd.run(
          system.within(List.of("logger", "-i", "-t", "script", "-p", "local3.warn", "hello")));
      daemon.awaitText("syslog", "]: hello\n");
      daemon.awaitText("auth", "session opened for user nobody");
      assertThat(daemon.content("syslog")).doesNotContain("nobody");
      assertThat(daemon.content("auth")).containsPattern(" su(\\[\\d+])?: ");
    }
  }

  @Test
  void sudo() throws Exception {
    try (RunningSyslogd daemon = start("authpriv.*\t@DIR@/auth\n")) {
      RunningSyslogd.run(system.within(List.of("sudo", "-n", "-u", "nobody", "true")));
      daemon.awaitText("auth", "USER=nobody ; COMMAND=/");
      assertThat(daemon.lines("auth").getFirst()).containsPattern(" sudo(\\[\\d+])?: +root : ");
    }
  }

  @Test
  void sshd() throws Exception {
    try (RunningSyslogd daemon = start("auth,authpriv.*\t@DIR@/auth\n");
        SecureShell server = SecureShell.start(directory, system)) {
      daemon.awaitText("auth", "Server listening on 127.0.0.1 port " + server.port());
      server.tryPassword("wrong");
      daemon.awaitText("auth", "Failed password for root from 127.0.0.1 port ");
      assertThat(daemon.lines("auth"))
          .anySatisfy(line -> assertThat(line).containsPattern(" sshd\\[\\d+]: Failed password "));
    }
  }

  @Test
  void cronTellsOfItsJobs() throws Exception {
    try (RunningSyslogd daemon = start("cron.*\t@DIR@/cron\n")) {
      Path file = directory.resolve("table");
      Files.writeString(file, "# nothing to do\n");
      Process crontab =
          new ProcessBuilder(system.within(List.of("crontab", "-l", "-u", "nobody")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(crontab.waitFor(60, TimeUnit.SECONDS)).isTrue();
      daemon.awaitText("cron", "(root) LIST (nobody)");
      assertThat(daemon.lines("cron").getFirst()).containsPattern(" crontab\\[\\d+]: ");
    }
  }

  @Test
  void theOwnLoggerIsUnderstood() throws IOException, InterruptedException {
    try (RunningSyslogd daemon = startQuietly()) {
      List<String> command = new ArrayList<>(RunningSyslogd.command());
      command.set(command.size() - 1, "logger");
      command.addAll(
          List.of(
              "-u",
              directory.resolve("sock").toString(),
              "-t",
              "own",
              "-i",
              "-m",
              "ID47",
              "-d",
              "[x@1 a=\"b\"]",
              "of Logkeep"));
      RunningSyslogd.run(command);
      daemon.awaitText("new", " ID47 [x@1 a=\"b\"] of Logkeep\n");
      daemon.awaitText("old", "]: of Logkeep\n");
      assertThat(daemon.content("old")).containsPattern(" own\\[\\d+]: of Logkeep\n");
    }
  }

  private RunningSyslogd startQuietly() throws IOException {
    return RunningSyslogd.start(
        directory, "user.*\t@DIR@/new ;RFC5424\nuser.*\t@DIR@/old\n", "-K", "-s", "-m0");
  }
}
