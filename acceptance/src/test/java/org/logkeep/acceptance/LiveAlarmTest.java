package org.logkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attack that reaches the logger is mailed while the logger runs. */
class LiveAlarmTest {
  @TempDir private Path directory;

  @Test
  void mailsAnAttackThatTheLoggerReceives() throws IOException, InterruptedException {
    Files.createDirectories(directory.resolve("rules/cracking.d"));
    Files.writeString(directory.resolve("rules/cracking.d/su"), " su: BAD SU \n");
    Files.writeString(
        directory.resolve("logcheck.conf"),
        "RULEDIR=" + directory.resolve("rules") + "\nTMP=" + directory + "\n");
    script("sendmail", "cat > @DIR@/mail.part && mv @DIR@/mail.part @DIR@/mail");
    script(
        "checker",
        "PATH=@DIR@:/usr/bin:/bin exec " + String.join(" ", CommandLine.logkeep()) + " \"$@\"");
    String configuration =
        """
        @version: 3.38
        options { keep-hostname(yes); use-dns(no); };
        source s { unix-dgram("@DIR@/log"); };
        destination d_file { file("@DIR@/all.log" template("$MSG\\n")); };
        destination d_alarms {
          logcheck(
            command("@DIR@/checker") config("@DIR@/logcheck.conf") recipient("ops@example.org") every(60)
          );
        };
        log { source(s); destination(d_alarms); destination(d_file); };
        """;
    try (RunningLogger logger = RunningLogger.start(directory, configuration)) {
      logger("su", "BAD SU bob to root on /dev/pts/1");
      logger("app", "nothing of interest");
      assertThat(logger.lines("all.log", 2)).hasSize(2);
      Path mail = directory.resolve("mail");
      logger.await("a mail", () -> Files.exists(mail));

      assertThat(Files.readString(mail))
          .contains("To: ops@example.org")
          .contains("Security Alerts")
          .contains("su: BAD SU bob to root")
          .doesNotContain("nothing of interest");
      assertThat(logger.stop()).isZero();
    }
  }

  private void script(String name, String body) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body.replace("@DIR@", directory.toString()) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void logger(String tag, String text) throws IOException, InterruptedException {
    Process sent =
        new ProcessBuilder("logger", "-u", directory.resolve("log").toString(), "-t", tag, text)
            .inheritIO()
            .start();
    assertThat(sent.waitFor()).isZero();
  }
}
