package org.logkeep.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports handed to a real mail server, and to a real sendmail. */
class RealMailTest {
  @TempDir Path folder;
  private CheckSandbox sandbox;

  @BeforeEach
  void prepare() throws IOException {
    sandbox = new CheckSandbox(folder);
    sandbox.write("logs/a", "Mar  1 02:00:00 h1 app: first\n.dot\n");
  }

  private void sendTo(MailServer server) {
    sandbox.configure("SMTP_HOST=127.0.0.1");
    sandbox.configure("SMTP_PORT=" + server.port());
    sandbox.configure("SMTP_FROM=logcheck@example.org");
  }

  private void guarded(MailServer server, String password) throws IOException {
    Path secret = sandbox.write("secret", "ops\n" + password + "\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    sendTo(server);
    sandbox.configure("SMTP_STARTTLS=yes");
    sandbox.configure("SMTP_AUTH_FILE=" + secret);
    sandbox.configure("SMTP_CA_FILE=" + server.certificate());
  }

  @Test
  void sendsInTheClearWhereNothingElseIsAskedFor() throws IOException, InterruptedException {
    try (MailServer server = MailServer.open(folder.resolve("server"))) {
      sendTo(server);
      assertThat(sandbox.run("-H", "box", "-m", "ops@example.org").status()).isZero();
      assertThat(server.messages()).hasSize(1);
      assertThat(server.messages().getFirst())
          .contains("X-From: logcheck@example.org\nX-To: ops@example.org\nX-Tls: False")
          .contains("Subject: box 2026-11-23 19:31 +0000 System Events")
          .contains("app: first\r\n")
          .contains("\r\n.dot\r\n");
      assertThat(sandbox.run("-o").out()).isEmpty();
    }
  }

  @Test
  void logsInBehindStartTls() throws IOException, InterruptedException {
    try (MailServer server = MailServer.guarded(folder.resolve("server"))) {
      guarded(server, "geheim");
      CheckSandbox.Outcome outcome = sandbox.run("-H", "box", "-m", "ops@example.org");
      assertThat(outcome.err()).isEmpty();
      assertThat(server.messages())
          .singleElement()
          .asString()
          .contains("X-Tls: True\nX-Login: True");
    }
  }

  @Test
  void reportsAgainWhatAServerDidNotTake() throws IOException, InterruptedException {
    try (MailServer server = MailServer.guarded(folder.resolve("server"))) {
      guarded(server, "wrong");
      CheckSandbox.Outcome refused = sandbox.run("-H", "box", "-m", "ops@example.org");
      assertThat(refused.status()).isNotZero();
      assertThat(refused.err()).doesNotContain("wrong").contains("127.0.0.1:" + server.port());
      assertThat(server.messages()).isEmpty();

      sandbox.write("secret", "ops\ngeheim\n");
      assertThat(sandbox.run("-H", "box", "-m", "ops@example.org").status()).isZero();
      assertThat(server.messages()).singleElement().asString().contains("app: first");
    }
  }

  @Test
  void trustsNoServerWhoseCertificateItDoesNotKnow() throws IOException, InterruptedException {
    try (MailServer server = MailServer.guarded(folder.resolve("server"))) {
      guarded(server, "geheim");
      sandbox.configure("SMTP_CA_FILE=");
      assertThat(sandbox.run("-H", "box").status()).isNotZero();
      assertThat(server.messages()).isEmpty();
      assertThat(sandbox.run("-o").out()).contains("app: first");
    }
  }

  @Test
  void goesThroughARealSendmail() throws IOException, InterruptedException {
    try (MailServer server = MailServer.open(folder.resolve("server"))) {
      Path configuration =
          sandbox.write(
              "msmtprc",
              "account default\nhost 127.0.0.1\nport "
                  + server.port()
                  + "\nfrom root@example.org\n");
      Path sendmail =
          sandbox.write(
              "bin/sendmail", "#!/bin/sh\nexec /usr/bin/msmtp -C " + configuration + " \"$@\"\n");
      Files.setPosixFilePermissions(sendmail, PosixFilePermissions.fromString("rwxr-xr-x"));
      sandbox.configure("MAILASATTACH=1");

      CheckSandbox.Outcome outcome = sandbox.run("-H", "box", "-m", "ops@example.org");
      assertThat(outcome.status()).as(outcome.err()).isZero();
      assertThat(server.messages())
          .singleElement()
          .asString()
          .contains("X-To: ops@example.org")
          .contains("logcheck_report")
          .contains("app: first");
    }
    sandbox.append("logs/a", "Mar  1 02:00:00 h1 app: second\n");
    assertThat(sandbox.run("-H", "box", "-m", "ops@example.org").status())
        .as("no server is left")
        .isNotZero();
    assertThat(sandbox.run("-o").out()).contains("app: second").doesNotContain("first");
  }
}
