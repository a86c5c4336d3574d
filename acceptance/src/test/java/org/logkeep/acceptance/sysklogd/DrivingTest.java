package org.logkeep.acceptance.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * What scripts that drive a syslogd rely on: the process that was started is the daemon, its pid
 * file tells when it is ready, signals mean what they mean, and a line is in its file once the
 * sender has returned and one more process has been started.
 */
class DrivingTest {
  private static final int MOST_ROUNDS = 3;

  @TempDir Path directory;

  /** Makes directories where nothing waits for a disk. */
  static final class InMemory implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.createTempDirectory(Path.of("/dev/shm"), "logkeep-test");
    }
  }

  @Test
  void isReadyWithItsPidFileAndTakesSignals() throws Exception {
    RunningSyslogd.configure(
        directory,
        """
        *.*\t@DIR@/all
        *.*\t@DIR@/options ;RFC5424,rotate=10M:5
        """);
    String path = directory.toString();
    List<String> command =
        RunningSyslogd.command(
            "-dKF",
            "-H",
            "-b",
            "127.0.0.1:" + RunningSyslogd.freePort(),
            "-f",
            path + "/conf",
            "-p",
            path + "/sock",
            "-p",
            path + "/sock2",
            "-C",
            path + "/cache",
            "-P",
            path + "/pid",
            "-m0");
    try (RunningSyslogd daemon = RunningSyslogd.start(directory, command)) {
      assertThat(daemon.content("pid")).isEqualTo(daemon.pid() + "\n");
      daemon.signal("USR1");
      daemon.logger("-t", "one", "after usr1");
      daemon.awaitText("all", " one: after usr1\n");
      RunningSyslogd.run(List.of("logger", "-u", path + "/sock2", "-t", "two", "second socket"));
      daemon.awaitText("all", " two: second socket\n");
      daemon.reload();
      daemon.logger("-t", "three", "after hup");
      daemon.awaitText("all", " three: after hup\n");
      daemon.signal("USR2");
      daemon.await("the rotated file", () -> Files.exists(directory.resolve("options.0")));
      assertThat(daemon.isAlive()).isTrue();
      assertThat(daemon.content("console"))
          .as("the rules as they are understood")
          .contains(";RFC5424,rotate=10000000:5");
      assertThat(daemon.stop()).isZero();
    }
    assertThat(directory.resolve("pid")).doesNotExist();
    assertThat(directory.resolve("sock")).doesNotExist();
    assertThat(directory.resolve("sock2")).doesNotExist();
  }

  @Test
  void ignoresSignalsThatAreOnlyForDebugging() throws Exception {
    try (RunningSyslogd daemon =
        RunningSyslogd.start(directory, "*.*\t@DIR@/all\n", "-K", "-s", "-m0")) {
      daemon.signal("INT");
      daemon.signal("USR1");
      daemon.logger("still here");
      daemon.awaitText("all", "still here\n");
      assertThat(daemon.stop()).isZero();
    }
  }

  /**
   * The script has no pause between sending and looking: batching would make it fail. The daemon
   * runs before all others and its files are in memory, lest the test say who got a processor or
   * the disk first on a machine that has more to do than it has processors, as it does here.
   */
  @Test
  void hasALineInItsFileOnceOneMoreProcessWasStarted(@TempDir(factory = InMemory.class) Path memory)
      throws Exception {
    RunningSyslogd.configure(memory, "*.*\t@DIR@/synced\n*.*\t-@DIR@/unsynced\n");
    List<String> command = new ArrayList<>(List.of("chrt", "--rr", "1"));
    assumeTrue(
        new ProcessBuilder("chrt", "--rr", "1", "true").start().waitFor() == 0,
        "real-time scheduling needs root");
    String path = memory.toString();
    command.addAll(
        RunningSyslogd.command(
            "-F",
            "-K",
            "-s",
            "-m0",
            "-f",
            path + "/conf",
            "-p",
            path + "/sock",
            "-P",
            path + "/pid"));
    List<Process> load = new ArrayList<>();
    try (RunningSyslogd daemon = RunningSyslogd.start(memory, command)) {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        load.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
      }
      String script =
          """
          for i in 1 2 3 4 5 6 7 8 9 10; do
            logger -u "$0/sock" -t app "line $1-$i." || exit 1
            grep -q "line $1-$i\\." "$0/unsynced" || echo "unsynced $i" >>"$0/late"
            grep -q "line $1-$i\\." "$0/synced" || echo "synced $i" >>"$0/late"
          done
          """;
      // Batching would show in every round; that something else came in between, not in all.
      List<String> late = new ArrayList<>();
      int rounds = 0;
      do {
        Files.deleteIfExists(memory.resolve("late"));
        RunningSyslogd.run(List.of("sh", "-c", script, path, Integer.toString(rounds)));
        late.add(daemon.content("late"));
        rounds++;
      } while (!late.getLast().isEmpty() && rounds < MOST_ROUNDS);
      assertThat(late.getLast()).as("late lines, in %s", late).isEmpty();
      int lines = 10 * rounds;
      daemon.await("all lines", () -> daemon.lines("synced").size() == lines);
    } finally {
      load.forEach(Process::destroyForcibly);
    }
  }
}
