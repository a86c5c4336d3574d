package org.logkeep.acceptance.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * What scripts that drive a syslogd rely on: the process that was started is the daemon, its pid
 * file tells when it is ready, signals mean what they mean, and a line is in its file at once.
 */
class DrivingTest {
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
   * The contract: a line is in its file once its sender has ended and one more process was started.
   * That is a race which a busy machine decides, so this asks for the cause instead of the time:
   * the daemon writes what it received before it sleeps. One that gathers lines sleeps first, until
   * its timer is due, and is seen to. The sender wakes it within its own system call, so a daemon
   * that is seen to sleep after the sender's end has seen the line. In memory, lest the daemon
   * sleep because it waits for a disk.
   */
  @Test
  void hasWrittenEachLineBeforeItSleeps(@TempDir(factory = InMemory.class) Path memory)
      throws Exception {
    String configuration = "*.*\t@DIR@/synced\n*.*\t-@DIR@/unsynced\n";
    try (RunningSyslogd daemon = RunningSyslogd.start(memory, configuration, "-K", "-s", "-m0")) {
      Threads threads = new Threads(daemon.pid());
      for (int i = 1; i <= 20; i++) {
        String line = " app: line " + i + ".\n";
        daemon.logger("-t", "app", "line " + i + ".");
        daemon.await("the daemon to sleep", threads::allSleep);
        assertThat(daemon.content("unsynced")).endsWith(line);
        assertThat(daemon.content("synced")).endsWith(line);
      }
    }
  }
}
