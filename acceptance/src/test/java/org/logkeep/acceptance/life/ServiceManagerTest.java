package org.logkeep.acceptance.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.CommandLine;

/** What the daemon tells a service manager, received by a real one's kind of socket. */
class ServiceManagerTest {
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path directory;

  private String at(String name) {
    return directory.resolve(name).toString();
  }

  /** All datagrams that came, one after another; nc(1) is the manager's end. */
  private String told() {
    return read(directory.resolve("told"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void tellsOfItsStartItsReloadsItsLifeAndItsEnd() throws Exception {
    Files.writeString(
        directory.resolve("conf"),
        """
        @version: 3.38
        source s { unix-dgram("%1$s/socket"); };
        destination d { file("%1$s/out"); };
        log { source(s); destination(d); };
        """
            .formatted(directory));
    Process manager =
        new ProcessBuilder("nc", "-l", "-k", "-U", "-u", at("notify"))
            .redirectOutput(directory.resolve("told").toFile())
            .start();
    try {
      Await.until("the manager", () -> Files.exists(directory.resolve("notify")));
      ProcessBuilder builder =
          new ProcessBuilder(CommandLine.logkeep("run", "-f", at("conf"), "--state", at("state")));
      builder.environment().put("NOTIFY_SOCKET", at("notify"));
      builder.environment().put("WATCHDOG_USEC", "200000");
      Process daemon =
          builder
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("console").toFile())
              .start();
      try {
        Await.until("readiness", () -> told().contains("READY=1\nMAINPID=" + daemon.pid()));
        Await.until("a second sign of life", () -> told().split("WATCHDOG=1", -1).length > 2);
        new ProcessBuilder("kill", "-HUP", Long.toString(daemon.pid())).start().waitFor();
        Await.until("the reload", () -> told().contains("RELOADING=1\nMONOTONIC_USEC="));
        Await.until(
            "the end of the reload",
            () -> told().indexOf("READY=1", told().indexOf("RELOADING=1")) > 0);
        daemon.destroy();
        assertThat(daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        Await.until("the farewell", () -> told().contains("STOPPING=1"));
      } finally {
        daemon.destroyForcibly();
      }
    } finally {
      manager.destroyForcibly();
    }
  }

  @Test
  void opensItsFilesAnewOnSignal() throws Exception {
    Files.writeString(
        directory.resolve("conf"),
        """
        @version: 3.38
        source s { unix-dgram("%1$s/socket"); };
        destination d { file("%1$s/out"); };
        log { source(s); destination(d); };
        """
            .formatted(directory));
    Process daemon =
        new ProcessBuilder(
                CommandLine.logkeep(
                    "run", "-f", at("conf"), "--state", at("state"), "--pid-file", at("pid")))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("console").toFile())
            .start();
    try {
      Await.until("a start", () -> Files.exists(directory.resolve("pid")));
      log("before");
      Await.until("the first", () -> contains("out", "before"));
      Files.move(directory.resolve("out"), directory.resolve("out.1"));
      new ProcessBuilder("kill", "-USR1", Long.toString(daemon.pid())).start().waitFor();
      Await.until(
          "the second in a new file",
          () -> {
            log("after");
            return contains("out", "after");
          });
      assertThat(contains("out", "before")).isFalse();
      daemon.destroy();
      assertThat(daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(daemon.exitValue()).isZero();
      assertThat(directory.resolve("socket")).exists();
      assertThat(directory.resolve("pid")).doesNotExist();
    } finally {
      daemon.destroyForcibly();
    }
  }

  private void log(String text) throws Exception {
    List<String> command = List.of("logger", "-u", at("socket"), "-t", "probe", text);
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  private boolean contains(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    return Files.exists(path) && Files.readString(path).contains(text);
  }

  /**
   * The manager's part is played by a few lines of Python, as sd_listen_fds(3) describes it: what
   * was sent before the daemon runs is not lost.
   */
  @Test
  void takesOverTheSocketThatTheManagerBound() throws Exception {
    Files.writeString(
        directory.resolve("conf"),
        """
        @version: 3.38
        source s { unix-dgram("%1$s/socket"); };
        destination d { file("%1$s/out" template("$MSG\\n")); };
        log { source(s); destination(d); };
        """
            .formatted(directory));
    String manager =
        """
        import os, socket, sys
        s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        s.bind(sys.argv[1])
        c = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        c.sendto(b'<13>Oct 11 22:14:15 app: early', sys.argv[1])
        os.dup2(s.fileno(), 3)
        os.set_inheritable(3, True)
        os.environ.update(LISTEN_FDS='1', LISTEN_PID=str(os.getpid()), LISTEN_FDNAMES='log')
        os.execv(sys.argv[2], sys.argv[2:])
        """;
    List<String> command =
        new ArrayList<>(List.of("/usr/bin/python3", "-c", manager, at("socket")));
    command.addAll(CommandLine.logkeep("run", "-f", at("conf"), "--state", at("state")));
    Process daemon =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("console").toFile())
            .start();
    try {
      Path out = directory.resolve("out");
      Await.until(
          "what was sent before the start",
          () ->
              !daemon.isAlive() || (Files.exists(out) && Files.readString(out).equals("early\n")));
      assertThat(daemon.isAlive()).as(() -> read(directory.resolve("console"))).isTrue();
      assertThat(
              new ProcessBuilder("logger", "-u", at("socket"), "-t", "app", "late")
                  .start()
                  .waitFor())
          .isZero();
      Await.until("what was sent after it", () -> Files.readString(out).equals("early\nlate\n"));
    } finally {
      daemon.destroy();
      assertThat(daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(directory.resolve("socket")).exists();
  }
}
