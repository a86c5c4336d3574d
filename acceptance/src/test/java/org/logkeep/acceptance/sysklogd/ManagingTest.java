package org.logkeep.acceptance.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator does with a running syslogd, and what it says of itself. */
class ManagingTest {
  private static final String[] QUIET = {"-K", "-s", "-m0"};

  @TempDir Path directory;

  @Test
  void saysItsOwnLines() throws Exception {
    int port = RunningSyslogd.freePort();
    String socket = directory.resolve("sock").toString();
    try (RunningSyslogd daemon =
        RunningSyslogd.start(
            directory,
            "listen 127.0.0.1:" + port + "\nsyslog.*\t@DIR@/own\nsyslog.=info\t@DIR@/info\n",
            "-K",
            "-m0")) {
      daemon.awaitText("own", "Opened inet socket");
      assertThat(daemon.stop()).isZero();
      assertThat(texts(daemon.content("own")))
          .containsExactly(
              "syslogd v2.7.2: restart.",
              "Created UNIX socket " + socket,
              "Opened inet socket 127.0.0.1:" + port,
              "exiting on signal 15",
              "Closing inet socket 127.0.0.1:" + port);
      assertThat(texts(daemon.content("info")))
          .containsExactly("syslogd v2.7.2: restart.", "exiting on signal 15");
      assertThat(daemon.content("own")).contains(" syslogd[" + daemon.pid() + "]: ");
    }
  }

  private static List<String> texts(String lines) {
    return lines.lines().map(line -> line.substring(line.indexOf("]: ") + 3)).toList();
  }

  @Test
  void readsItsConfigurationAgain() throws Exception {
    int port = RunningSyslogd.freePort();
    try (RunningSyslogd daemon =
        RunningSyslogd.start(directory, "secure_mode 1\n*.*\t@DIR@/old\n", "-K", "-m0")) {
      daemon.logger("-t", "app", "before");
      daemon.awaitText("old", "before");
      RunningSyslogd.configure(
          directory,
          "listen 127.0.0.1:"
              + port
              + "\n*.*\t@DIR@/new\nbogus.info\t@DIR@/never\n"
              + "*.bogus\t@DIR@/never\n");
      daemon.reload();
      RunningSyslogd.run(
          List.of(
              "logger", "-d", "-n", "127.0.0.1", "-P", "" + port, "-t", "net", "by the network"));
      daemon.awaitText("new", "by the network");
      assertThat(daemon.content("old"))
          .as("errors of the new file go to the old logs")
          .contains("unknown facility name \"bogus\"")
          .contains("unknown priority name \"bogus\"")
          .doesNotContain("by the network");
      assertThat(daemon.content("new")).contains("syslogd v2.7.2: restart.");
      assertThat(directory.resolve("never")).doesNotExist();

      RunningSyslogd.configure(directory, "secure_mode 1\n*.*\t@DIR@/last\n");
      daemon.reload();
      daemon.awaitText("last", "Closing inet socket 127.0.0.1:" + port);
    }
  }

  @Test
  void writesIntoANewFileOnlyAfterHup() throws Exception {
    try (RunningSyslogd daemon = RunningSyslogd.start(directory, "*.*\t@DIR@/all\n", QUIET)) {
      daemon.logger("-t", "app", "one");
      daemon.awaitText("all", "one");
      Files.move(directory.resolve("all"), directory.resolve("moved"));
      daemon.logger("-t", "app", "two");
      daemon.awaitText("moved", "two");
      daemon.reload();
      daemon.logger("-t", "app", "three");
      daemon.awaitText("all", "three");
      assertThat(daemon.content("moved")).doesNotContain("three");
    }
  }

  @Test
  void goesOnWithAFileThatCannotBeOpenedUntilHup() throws Exception {
    try (RunningSyslogd daemon =
        RunningSyslogd.start(directory, "*.*\t@DIR@/all\nuser.*\t@DIR@/sub/file\n", QUIET)) {
      daemon.logger("-t", "app", "one");
      daemon.awaitText("all", "one");
      daemon.reload();
      daemon.awaitText("all", "Error opening log file: " + directory + "/sub/file: No such file");
      Files.createDirectory(directory.resolve("sub"));
      daemon.logger("-t", "app", "two");
      daemon.awaitText("all", "two");
      assertThat(directory.resolve("sub/file")).doesNotExist();
      daemon.reload();
      daemon.logger("-t", "app", "three");
      daemon.awaitText("sub/file", "three");
      assertThat(daemon.lines("sub/file")).hasSize(1);
    }
  }

  @Test
  void narrowsTheModeOfNewFilesByItsUmaskAndKeepsThatOfOldOnes() throws Exception {
    RunningSyslogd.configure(directory, "user.*\t@DIR@/new\nuser.*\t@DIR@/old\n");
    Path old = Files.createFile(directory.resolve("old"));
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw----r--"));
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "umask 027; exec \"$@\"", "sh"));
    command.addAll(RunningSyslogd.withOwnSocket(directory, QUIET));
    try (RunningSyslogd daemon = RunningSyslogd.start(directory, command)) {
      daemon.logger("-t", "app", "one");
      daemon.awaitText("new", "one");
      assertThat(mode("new")).isEqualTo("rw-r-----");
      assertThat(mode("old")).isEqualTo("rw----r--");
    }
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
  }

  @Test
  void saysOnceThatANewFileCannotBeOpened() throws Exception {
    try (RunningSyslogd daemon = RunningSyslogd.start(directory, "*.*\t@DIR@/all\n", QUIET)) {
      RunningSyslogd.configure(directory, "*.*\t@DIR@/all\n*.*\t@DIR@/sub/file\n");
      daemon.reload();
      daemon.logger("-t", "app", "after");
      daemon.awaitText("all", "after");
      assertThat(daemon.content("all").lines())
          .filteredOn(line -> line.contains("Error opening log file"))
          .hasSize(1);
    }
  }

  @Test
  void countsRepeatsUntilHupAndForgetsThemThen() throws Exception {
    try (RunningSyslogd daemon = RunningSyslogd.start(directory, "user.*\t@DIR@/all\n", QUIET)) {
      for (int i = 0; i < 3; i++) {
        daemon.logger("-t", "app", "same");
      }
      daemon.awaitText("all", "same");
      daemon.reload();
      daemon.awaitText("all", "last message buffered 2 times\n");
      daemon.logger("-t", "app", "same");
      daemon.await("the message again", () -> daemon.lines("all").size() == 3);
      assertThat(daemon.lines("all").get(2)).endsWith(" app: same");
    }
  }

  @Test
  void rotatesByNumbersAndTellsAProgram() throws Exception {
    Path hook = directory.resolve("hook");
    Files.writeString(hook, "#!/bin/sh\necho \"$# $1\" >>" + directory + "/told\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    try (RunningSyslogd daemon =
        RunningSyslogd.start(
            directory, "notify @DIR@/hook\nuser.*\t@DIR@/log ;rotate=1k:2\n", QUIET)) {
      for (int i = 1; i <= 5; i++) {
        daemon.logger("-t", "app", "number " + i);
        daemon.awaitText("log", "number " + i);
        daemon.signal("USR2");
        int rotations = i;
        daemon.await("rotation " + i, () -> daemon.content("told").lines().count() == rotations);
      }
      assertThat(daemon.content("told").lines()).containsOnly("1 " + directory + "/log");
      assertThat(daemon.content("log")).isEmpty();
      assertThat(daemon.content("log.0")).contains("number 5");
      daemon.await(
          "the packed file",
          () -> Files.exists(directory.resolve("log.1.gz")) && !daemon.exists("log.1"));
      assertThat(directory.resolve("log.2.gz")).exists();
      assertThat(directory.resolve("log.3.gz")).doesNotExist();
    }
  }

  @Test
  void startsWithoutAConfigurationAndSaysSo() throws Exception {
    try (RunningSyslogd daemon =
        RunningSyslogd.start(directory, RunningSyslogd.withOwnSocket(directory, QUIET))) {
      assertThat(daemon.stop()).isZero();
    }
  }
}
