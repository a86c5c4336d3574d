package org.logkeep.acceptance.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.CommandLine;

/** {@code logkeep run} without anything: what a newcomer sees, step by step as it is printed. */
class FirstRunTest {
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path directory;

  private int run(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String console() throws IOException {
    return Files.readString(directory.resolve("console"));
  }

  /** What is printed behind a word at the beginning of a line. */
  private String printed(String word) throws IOException {
    return console()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length()).strip())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysWhereItListensAndWritesAndHowToTryAndStopIt() throws Exception {
    Process daemon =
        new ProcessBuilder(inOwnNetwork(CommandLine.logkeep("run")))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("console").toFile())
            .start();
    try {
      Await.until("the greeting", () -> console().contains("stop ") || !daemon.isAlive());
      assertThat(daemon.isAlive()).as(console()).isTrue();
      assertThat(printed("listens")).contains("127.0.0.1:5514", "var/log.sock");
      assertThat(printed("writes")).contains("var/log/");
      assertThat(printed("try")).startsWith("logger -n 127.0.0.1 -P 5514 ");
      assertThat(
              run(
                  List.of(
                      "logger",
                      "-u",
                      directory.resolve("var/log.sock").toString(),
                      "-p",
                      "mail.info",
                      "-t",
                      "test",
                      "hello")))
          .isZero();
      for (String file : List.of("mail.log", "mail.info")) {
        Path mail = directory.resolve("var/log").resolve(file);
        Await.until(
            "the message in " + file,
            () -> Files.exists(mail) && Files.readString(mail).contains("test: hello"));
      }
      assertThat(directory.resolve("var/log/auth.log")).doesNotExist();
      assertThat(run(CommandLine.logkeep("ctl", "health"))).isZero();
      assertThat(run(CommandLine.logkeep("ctl", "stop"))).isZero();
      assertThat(daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(daemon.exitValue()).isZero();
    } finally {
      daemon.destroyForcibly();
    }
  }

  /**
   * The built-in ports may be taken on this machine: where the kernel lets us, the daemon gets a
   * network of its own, and unix sockets work across.
   */
  private static List<String> inOwnNetwork(List<String> command) throws Exception {
    List<String> own = List.of("unshare", "-n", "sh", "-c", "ip link set lo up; exec \"$@\"", "sh");
    Process possible =
        new ProcessBuilder("unshare", "-n", "true").redirectErrorStream(true).start();
    List<String> all = new ArrayList<>(possible.waitFor() == 0 ? own : List.of());
    all.addAll(command);
    return all;
  }
}
