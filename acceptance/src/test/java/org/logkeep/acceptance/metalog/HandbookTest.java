package org.logkeep.acceptance.metalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.OwnSystem;
import org.logkeep.acceptance.SecureShell;

/**
 * The job of the Gentoo Security Handbook: failed passwords make metalog run a script that mails
 * root. The mail goes to a real server, aiosmtpd, which prints what it gets.
 */
class HandbookTest {
  private static final String CONFIGURATION =
      """
      Metalog :
          program  = "metalog"
          logdir   = "@DIR@/metalog"
          break    = 1

      Everything important :
          facility = "*"
          minimum  = 6
          logdir   = "@DIR@/everything"

      Password failures :
          regex    = "(password|login|authentication)\\s+(fail|invalid)"
          regex    = "(failed|invalid)\\s+(password|login|authentication|user)"
          regex    = "ILLEGAL ROOT LOGIN"
          logdir   = "@DIR@/pwdfail"
          command  = "@DIR@/mail_pwd_failures.sh"

      SSH Server :
          program  = "sshd"
          logdir   = "@DIR@/sshd"
          break    = 1
      """;
  private static final String POSTFIX =
      """
      #!/bin/sh
      # $1 time stamp, $2 program, $3 message
      printf '%s\\n' "$1 $3" | mail -s "Warning (program : $2)" root
      """;
  private static final String NETQMAIL =
      """
      #!/bin/sh
      # $1 time stamp, $2 program, $3 message
      printf 'To: root\\nSubject: Failure (Warning: %s)\\n\\n%s %s\\n' "$2" "$1" "$3" |
              QMAIL/qmail-inject -f root
      """;

  @TempDir private Path directory;
  private Process server;
  private int port;

  @BeforeEach
  void startServer() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            "/usr/bin/aiosmtpd",
            "-n",
            "-l",
            "127.0.0.1:" + port,
            "-c",
            "aiosmtpd.handlers.Debugging",
            "stdout");
    builder.environment().put("PYTHONUNBUFFERED", "1");
    server =
        builder
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("mails").toFile())
            .start();
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!answers()) {
      assertThat(server.isAlive()).as("aiosmtpd runs").isTrue();
      assertThat(System.nanoTime()).as("aiosmtpd answers in time").isLessThan(deadline);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() == '2';
    } catch (IOException notYet) {
      Thread.onSpinWait();
      return false;
    }
  }

  @AfterEach
  void stopServer() throws InterruptedException {
    server.destroyForcibly().waitFor();
  }

  @Test
  void mailsFailedPasswordsThroughMail() throws Exception {
    RunningMetalog.script(directory.resolve("mail_pwd_failures.sh"), POSTFIX);
    mails(mailer(), "Warning (program : sshd)");
  }

  /** The environment in which mail(1) sends through msmtp to the test's server. */
  private Map<String, String> mailer() throws IOException {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("mail"), Path.of("/usr/bin/s-nail"));
    Path sendmail =
        RunningMetalog.script(
            bin.resolve("sendmail"),
            "#!/bin/sh\nexec msmtp --file=/dev/null --host=127.0.0.1 --port=%d --from=root \"$@\"\n"
                .formatted(port));
    Path settings =
        Files.writeString(
            directory.resolve("mailrc"), "set mta=" + sendmail + " from=root@localhost\n");
    String path = bin + ":" + System.getenv("PATH");
    return Map.of("PATH", path, "MAILRC", settings.toString(), "HOME", directory.toString());
  }

  /** msmtp reads receivers from the header as qmail-inject does, and stands in for it. */
  @Test
  void mailsFailedPasswordsThroughInject() throws Exception {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    RunningMetalog.script(
        bin.resolve("qmail-inject"),
        "#!/bin/sh\nexec msmtp --file=/dev/null --host=127.0.0.1 --port=%d -t \"$@\"\n"
            .formatted(port));
    RunningMetalog.script(
        directory.resolve("mail_pwd_failures.sh"), NETQMAIL.replace("QMAIL", bin.toString()));
    mails(Map.of(), "Failure (Warning: sshd)");
  }

  /** The whole way of the page: five wrong passwords at a real sshd, five mails to root. */
  @Test
  void mailsTheFailedPasswordsOfARealSshd() throws Exception {
    OwnSystem system = new OwnSystem(directory);
    RunningMetalog.script(directory.resolve("mail_pwd_failures.sh"), POSTFIX);
    try (RunningMetalog metalog =
            RunningMetalog.startIn(system, directory, CONFIGURATION, mailer());
        SecureShell server = SecureShell.start(directory, system)) {
      for (int i = 0; i < 5; i++) {
        server.tryPassword("wrong" + i);
      }
      metalog.await("five mails", () -> count(metalog.read("mails"), "END MESSAGE") == 5);
      String mails = metalog.read("mails");
      assertThat(count(mails, "Subject: Warning (program : sshd)")).isEqualTo(5);
      assertThat(count(mails, " Failed password for root from 127.0.0.1 port ")).isEqualTo(5);
      assertThat(metalog.read("pwdfail/current").lines()).hasSize(5);
      assertThat(metalog.read("sshd/current"))
          .contains("[sshd] Server listening on 127.0.0.1 port");
      assertThat(metalog.read("metalog/current")).isEmpty();
    }
  }

  private void mails(Map<String, String> environment, String subject) throws Exception {
    try (RunningMetalog metalog = RunningMetalog.start(directory, CONFIGURATION, environment)) {
      for (int i = 1; i <= 5; i++) {
        metalog.log(
            "authpriv.info",
            "sshd",
            "Failed password for root from 192.0.2.%d port 4711 ssh2".formatted(i));
      }
      metalog.log(
          "authpriv.info", "sshd", "Accepted password for larry from 192.0.2.9 port 4 ssh2");

      metalog.await("five mails", () -> count(metalog.read("mails"), "END MESSAGE") == 5);

      String mails = metalog.read("mails");
      assertThat(count(mails, "Subject: " + subject)).isEqualTo(5);
      assertThat(mails.lines().filter(line -> line.matches("To: root(@localhost)?"))).hasSize(5);
      for (int i = 1; i <= 5; i++) {
        assertThat(mails)
            .containsPattern(
                "\\w{3} \\d\\d \\d\\d:\\d\\d:\\d\\d Failed password for root from 192\\.0\\.2\\."
                    + i
                    + " port 4711 ssh2");
      }
      assertThat(mails).doesNotContain("Accepted");
      assertThat(metalog.read("pwdfail/current").lines()).hasSize(5);
      assertThat(metalog.read("sshd/current").lines()).hasSize(6);
      assertThat(metalog.read("metalog/current")).isEmpty();
    }
  }

  private static int count(String text, String word) {
    return text.split(Pattern.quote(word), -1).length - 1;
  }
}
