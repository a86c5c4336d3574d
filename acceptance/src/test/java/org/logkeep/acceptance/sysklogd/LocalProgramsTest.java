package org.logkeep.acceptance.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real programs of the system log through the C library to {@code /dev/log}. Daemon and programs
 * see a {@code /dev} of their own, in a mount namespace. Needs root.
 */
class LocalProgramsTest {
  @TempDir Path directory;

  /** A command that sees the directory {@code dev} of the test as {@code /dev}. */
  private List<String> within(List<String> command) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount --bind \"$0\" /dev && exec \"$@\"",
                directory.resolve("dev").toString()));
    all.addAll(command);
    return all;
  }

  private RunningSyslogd start(String configuration) throws Exception {
    Path dev = Files.createDirectory(directory.resolve("dev"));
    RunningSyslogd.run(
        List.of(
            "cp",
            "-a",
            "/dev/null",
            "/dev/zero",
            "/dev/random",
            "/dev/urandom",
            "/dev/tty",
            dev.toString()));
    RunningSyslogd.configure(directory, configuration);
    return RunningSyslogd.start(
        directory,
        within(
            RunningSyslogd.command(
                "-F",
                "-K",
                "-s",
                "-m0",
                "-f",
                directory.resolve("conf").toString(),
                "-P",
                directory.resolve("pid").toString())));
  }

  @Test
  void suAndTheLoggerOfUtilLinux() throws Exception {
    try (RunningSyslogd daemon =
        start("auth,authpriv.*\t@DIR@/auth\n*.*;auth,authpriv.none\t-@DIR@/syslog\n")) {
      RunningSyslogd.run(within(List.of("su", "-s", "/bin/true", "nobody")));
      RunningSyslogd.run(
          within(List.of("logger", "-i", "-t", "script", "-p", "local3.warn", "hello")));
      daemon.awaitText("syslog", "]: hello\n");
      daemon.awaitText("auth", "session opened for user nobody");
      assertThat(daemon.content("syslog")).doesNotContain("nobody");
      assertThat(daemon.content("auth")).containsPattern(" su(\\[\\d+])?: ");
    }
  }

  @Test
  void cronTellsOfItsJobs() throws Exception {
    try (RunningSyslogd daemon = start("cron.*\t@DIR@/cron\n")) {
      Path file = directory.resolve("table");
      Files.writeString(file, "# nothing to do\n");
      Process crontab =
          new ProcessBuilder(within(List.of("crontab", "-l", "-u", "nobody")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      int _ = crontab.waitFor();
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
      assertThat(daemon.content("old")).containsPattern(" own\\[\\d+]: of Logkeep\n");
    }
  }

  private RunningSyslogd startQuietly() throws IOException {
    return RunningSyslogd.start(
        directory, "user.*\t@DIR@/new ;RFC5424\nuser.*\t@DIR@/old\n", "-K", "-s", "-m0");
  }
}
