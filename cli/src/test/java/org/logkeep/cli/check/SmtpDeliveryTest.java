package org.logkeep.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports sent to a mail server on a socket of this machine. */
class SmtpDeliveryTest {
  @TempDir Path folder;
  private CheckSandbox sandbox;

  @BeforeEach
  void prepare() throws IOException {
    sandbox = new CheckSandbox(folder);
    sandbox.write("logs/a", "Mar  1 02:00:00 h1 app: \u00e9v\u00e9nement\n.dot\n");
  }

  @Test
  void handsTheReportToAMailServer() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> talk = serve(server, "250 taken");
      sandbox.configure("SMTP_HOST=127.0.0.1");
      sandbox.configure("SMTP_PORT=" + server.getLocalPort());
      sandbox.configure("SMTP_FROM=logcheck@example.org");

      assertThat(sandbox.run("-H", "box", "-m", "ops@example.org").status()).isZero();

      String heard = talk.get(20, TimeUnit.SECONDS);
      assertThat(heard)
          .contains("MAIL FROM:<logcheck@example.org>")
          .contains("RCPT TO:<ops@example.org>")
          .contains("Subject: box 2026-11-23 19:31 +0000 System Events")
          .contains("=C3=A9v=C3=A9nement")
          .contains("\n..dot");
    }
    assertThat(sandbox.run("-o").out()).isEmpty();
  }

  @Test
  void keepsThePositionWhenTheServerRefuses() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> report = serve(server, "452 no space");
      CompletableFuture<String> failure =
          report.thenCompose(heard -> serve(server, "452 still no space"));
      sandbox.configure("SMTP_HOST=127.0.0.1");
      sandbox.configure("SMTP_PORT=" + server.getLocalPort());

      assertThat(sandbox.run("-H", "box", "-m", "ops@example.org").status()).isNotZero();
      assertThat(report.get(20, TimeUnit.SECONDS)).contains("System Events");
      assertThat(failure.get(20, TimeUnit.SECONDS)).contains("Subject: ");
    }
    assertThat(folder.resolve("state")).isEmptyDirectory();
    assertThat(sandbox.run("-o").out()).contains("nement");
  }

  @Test
  void refusesAPasswordFileThatOthersCanRead() throws IOException {
    Path secret = sandbox.write("secret", "user\npassword\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    sandbox.configure("SMTP_HOST=127.0.0.1");
    sandbox.configure("SMTP_STARTTLS=yes");
    sandbox.configure("SMTP_AUTH_FILE=" + secret);

    assertThat(sandbox.run("-H", "box").err()).contains("can be read by others");
  }

  /** Serves one connection; answers what it heard. */
  private static CompletableFuture<String> serve(ServerSocket server, String afterData) {
    return CompletableFuture.supplyAsync(() -> {
      StringBuilder heard = new StringBuilder();
      try (Socket client = server.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
          OutputStream out = client.getOutputStream()) {
        say(out, "220 test ready");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          heard.append(line).append('\n');
          if (data) {
            data = !line.equals(".");
            if (!data) {
              say(out, afterData);
            }
          } else if (line.startsWith("DATA")) {
            data = true;
            say(out, "354 go on");
          } else if (line.startsWith("QUIT")) {
            say(out, "221 bye");
            return heard.toString();
          } else {
            say(out, "250 ok");
          }
        }
        return heard.toString();
      } catch (IOException e) {
        return heard + "\n" + e;
      }
    });
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
