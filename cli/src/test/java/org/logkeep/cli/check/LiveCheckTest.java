package org.logkeep.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checker at the end of a pipe, as a process of its own, with a sendmail of its own. {@code
 * -Dlogkeep.check.terminations=N} terminates it N times with lines in the pipe (default 20).
 */
class LiveCheckTest {
  private static final String ATTACK = "Mar  1 02:00:00 h1 sshd[1]: root hammered by 10.0.0.1\n";
  private static final String QUIET = "Mar  1 02:00:00 h1 app: nothing of interest\n";

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(folder.resolve("rules/cracking.d"));
    Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(folder.resolve("mail"));
    write("rules/cracking.d/ssh", "hammered by\n");
    write("conf", "RULEDIR=" + folder.resolve("rules") + "\nTMP=" + folder + "\n");
    sendmail("mv $m.part $m");
  }

  @Test
  void mailsAnAlarmWhileTheStreamGoesOn() throws Exception {
    try (Live live = new Live("--every", "600")) {
      live.write(QUIET + ATTACK + QUIET);

      String mail = awaitMail(1);

      assertThat(mail)
          .contains("To: ops@example.org")
          .contains("Subject: box ")
          .contains("Security Alerts for ssh")
          .contains(ATTACK.strip())
          .doesNotContain("nothing of interest");
      assertThat(live.process.isAlive()).isTrue();
      assertThat(live.end()).isZero();
    }
    assertThat(mails()).hasSize(1);
  }

  @Test
  void holdsFurtherAlarmsBackAndSendsThemTogetherAtTheEnd() throws Exception {
    try (Live live = new Live("--every", "600")) {
      live.write(ATTACK);
      awaitMail(1);
      live.write(ATTACK.replace("10.0.0.1", "10.0.0.2"));
      live.write(ATTACK.replace("10.0.0.1", "10.0.0.3"));

      assertThat(live.end()).isZero();
    }
    assertThat(mails()).hasSize(2);
    assertThat(awaitMail(2)).contains("10.0.0.2").contains("10.0.0.3").doesNotContain("10.0.0.1");
  }

  @Test
  void triesAgainWhenAMailFails() throws Exception {
    sendmail("[ -e $0.second ] && mv $m.part $m || { : > $0.second; exit 75; }");
    try (Live live = new Live("--every", "1")) {
      live.write(ATTACK);

      assertThat(awaitMail(1)).contains("hammered by 10.0.0.1");
      assertThat(live.end()).isZero();
      assertThat(live.errors()).contains("alarms could not be mailed").contains("status 75");
    }
  }

  @Test
  void mailsByARealServerThatWasDownAtFirst() throws Exception {
    int port = freePort();
    sendTo(port);
    try (Live live = new Live("--every", "1")) {
      live.write(ATTACK);
      await(() -> live.errors().contains("\n"));
      assertThat(live.errors())
          .contains("alarms could not be mailed")
          .contains("127.0.0.1:" + port)
          .contains("trying again in 1 s");
      try (MailServer server = MailServer.open(folder.resolve("server"), port)) {
        live.write(ATTACK.replace("10.0.0.1", "10.0.0.2"));
        await(() -> String.join("", server.messages()).contains("hammered by 10.0.0.2"));

        assertThat(server.messages().getFirst())
            .contains("X-To: ops@example.org")
            .contains("Security Alerts for ssh")
            .contains("hammered by 10.0.0.1");
        assertThat(live.end()).isZero();
        assertThat(String.join("", server.messages())).containsOnlyOnce("by 10.0.0.1");
      }
    }
  }

  @Test
  void mailsWhatItHoldsBackWhenItIsTerminated() throws Exception {
    try (MailServer server = MailServer.open(folder.resolve("server"))) {
      sendTo(server.port());
      try (Live live = new Live("--every", "600")) {
        live.write(ATTACK);
        await(() -> server.messages().size() == 1);
        // more than pipe and buffer hold, so that the first line was dealt with when all is written
        live.write(ATTACK.replace("10.0.0.1", "10.0.0.2") + QUIET.repeat(60_000));
        live.process.destroy();
        assertThat(live.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(server.messages()).hasSize(2);
      assertThat(server.messages().getLast()).contains("10.0.0.2").doesNotContain("10.0.0.1");
    }
  }

  @Test
  void mailsWhatIsInThePipeWhenItIsTerminated() throws Exception {
    try (MailServer server = MailServer.open(folder.resolve("server"))) {
      sendTo(server.port());
      for (int i = 0; i < Integer.getInteger("logkeep.check.terminations", 20); i++) {
        try (Live live = new Live("--every", "600")) {
          live.awaitSignalsCaught();
          StringBuilder text = new StringBuilder();
          for (int line = 0; line < 1 + 40 * (i % 10); line++) {
            text.append(ATTACK.replace("10.0.0.1", i + "-" + line + ".")).append(QUIET);
          }
          live.write(text + ATTACK.replace("10.0.0.1", i + " last, no line end").strip());
          live.process.destroy();
          assertThat(live.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
          assertThat(live.process.exitValue()).as(live.errors()).isZero();
        }
        String all = String.join("", server.messages());
        for (int line = 0; line < 1 + 40 * (i % 10); line++) {
          assertThat(all).containsOnlyOnce("hammered by " + i + "-" + line + ".");
        }
        assertThat(all).containsOnlyOnce("hammered by " + i + " last, no line end");
      }
    }
  }

  @Test
  void endsInTimeWhenAWriterGoesOnForEver() throws Exception {
    try (Live live = new Live("--every", "600", "--linger", "20")) {
      live.awaitSignalsCaught();
      Thread writer = Thread.startVirtualThread(live::writeUntilClosed);
      live.process.destroy();
      assertThat(live.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(live.process.exitValue()).as(live.errors()).isZero();
      writer.join();
    }
  }

  @Test
  void saysHowManyLinesItCouldNotMailAtTheEnd() throws Exception {
    sendTo(freePort());
    try (Live live = new Live("--linger", "3")) {
      live.awaitSignalsCaught();
      live.write(ATTACK + ATTACK + QUIET + ATTACK);
      live.process.destroy();
      assertThat(live.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(live.errors()).contains("Error: alarms of 3 lines could not be mailed");
      assertThat(live.process.exitValue()).isEqualTo(1);
    }
  }

  @Test
  void doesNotWaitForAMailServerThatSaysNothing() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      sendTo(silent.getLocalPort());
      try (Live live = new Live("--linger", "2")) {
        live.write(ATTACK);
        assertThat(live.end()).isEqualTo(1);
        assertThat(live.errors()).contains("Error: alarms of 1 line could not be mailed");
      }
    }
  }

  @Test
  void triesAgainWhenTheMailerIsTerminatedToo() throws Exception {
    sendmail("[ -e $0.second ] && mv $m.part $m || { : > $0.second; kill -TERM $$; }");
    try (Live live = new Live("--every", "600")) {
      live.write(ATTACK);
      assertThat(live.end()).isZero();
      assertThat(live.errors()).contains("alarms could not be mailed").contains("status 143");
    }
    assertThat(mails()).hasSize(1);
  }

  private void sendTo(int port) throws IOException {
    write(
        "conf",
        Files.readString(folder.resolve("conf"))
            + "SMTP_HOST=127.0.0.1\nSMTP_PORT="
            + port
            + "\nSMTP_FROM=logcheck@example.org\n");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void saysThatThereIsNoRule() throws Exception {
    Files.delete(folder.resolve("rules/cracking.d/ssh"));
    try (Live live = new Live()) {
      assertThat(live.end()).isEqualTo(1);
      assertThat(live.errors()).contains("no alarm rule in").contains("cracking.d");
    }
  }

  /** The process. */
  private final class Live implements AutoCloseable {
    final Process process;
    private final OutputStream in;

    Live(String... options) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx128m",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.logkeep.cli.Main",
                  "check-logs",
                  "--live",
                  "-c",
                  folder.resolve("conf").toString(),
                  "-H",
                  "box",
                  "-m",
                  "ops@example.org"));
      command.addAll(List.of(options));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
      process =
          builder
              .redirectOutput(folder.resolve("out").toFile())
              .redirectError(folder.resolve("errors").toFile())
              .start();
      in = process.getOutputStream();
    }

    void write(String text) throws IOException {
      in.write(text.getBytes(StandardCharsets.UTF_8));
      in.flush();
    }

    /** The loop that it waits in is made when it listens to signals. */
    void awaitSignalsCaught() throws Exception {
      Path descriptors = Path.of("/proc/" + process.pid() + "/fd");
      await(() -> {
        try (var all = Files.list(descriptors)) {
          return all.anyMatch(Live::isEventLoop);
        } catch (UncheckedIOException closedMeanwhile) {
          return false;
        }
      });
    }

    private static boolean isEventLoop(Path descriptor) {
      try {
        return Files.readSymbolicLink(descriptor).toString().contains("eventpoll");
      } catch (IOException closedMeanwhile) {
        return false;
      }
    }

    void writeUntilClosed() {
      try {
        while (process.isAlive()) {
          write(QUIET.repeat(1_000));
        }
      } catch (IOException nobodyReadsAnyMore) {
        return;
      }
    }

    int end() throws IOException, InterruptedException {
      in.close();
      return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    String errors() throws IOException {
      return Files.readString(folder.resolve("errors"));
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** A sendmail that files each mail under a number, once it is whole. */
  private void sendmail(String then) throws IOException {
    write(
        "bin/sendmail",
        "#!/bin/sh\nm="
            + folder.resolve("mail")
            + "/$(($(ls "
            + folder.resolve("mail")
            + " | grep -vc part) + 1))\ncat > $m.part\n"
            + then
            + "\n");
    Files.setPosixFilePermissions(
        folder.resolve("bin/sendmail"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<Path> mails() throws IOException {
    try (var files = Files.list(folder.resolve("mail"))) {
      return files.filter(f -> !f.toString().endsWith(".part")).sorted().toList();
    }
  }

  private String awaitMail(int count) throws Exception {
    await(() -> mails().size() >= count);
    return Files.readString(mails().get(count - 1));
  }

  private static void await(Callable<Boolean> mail) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!mail.call()) {
      assertThat(System.nanoTime()).as("no mail in time").isLessThan(deadline);
      LockSupport.parkNanos(10_000_000);
    }
  }
}
