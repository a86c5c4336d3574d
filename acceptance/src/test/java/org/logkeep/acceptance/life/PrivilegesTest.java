package org.logkeep.acceptance.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.CommandLine;

/** Started by root for another user, the daemon keeps nothing of root's but what it needs. */
class PrivilegesTest {
  private static final int PATIENCE_SECONDS = 60;
  private static final long BIND_LOW_PORTS = 1L << 10;

  @TempDir private Path directory;

  @BeforeEach
  void onlyRootCanGiveUpRoot() throws IOException {
    assumeTrue(
        Files.readAllLines(Path.of("/proc/self/status")).contains("Uid:\t0\t0\t0\t0"),
        "runs as root only");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  private String at(String name) {
    return directory.resolve(name).toString();
  }

  private Process start(String source, String... more) throws Exception {
    Files.writeString(
        directory.resolve("conf"),
        """
        @version: 3.38
        source s { unix-dgram("%1$s/socket"); %2$s };
        destination d { file("%1$s/out"); };
        log { source(s); destination(d); };
        """
            .formatted(directory, source));
    List<String> command =
        new ArrayList<>(
            CommandLine.logkeep(
                "run", "-f", at("conf"), "--state", at("state"), "--pid-file", at("pid")));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("console").toFile())
            .start();
    Await.until(
        "a start or an end",
        () ->
            (Files.exists(directory.resolve("state/logkeep.ctl")) && takesRecords())
                || !process.isAlive());
    return process;
  }

  private boolean takesRecords() throws Exception {
    Process logger =
        new ProcessBuilder("logger", "-u", at("socket"), "-t", "probe", "a record")
            .redirectErrorStream(true)
            .start();
    logger.waitFor();
    return Files.exists(directory.resolve("out"));
  }

  /** The values of a line of /proc/PID/status in all threads of a process. */
  private static SortedSet<String> inAllThreads(Process process, String key) throws IOException {
    SortedSet<String> values = new TreeSet<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : threads.toList()) {
        for (String line : Files.readAllLines(thread.resolve("status"))) {
          if (line.startsWith(key + ":")) {
            values.add(line.substring(key.length() + 1).strip().replaceAll("\\s+", " "));
          }
        }
      }
    }
    return values;
  }

  private static void end(Process process) throws Exception {
    process.destroy();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void becomesTheUserInAllThreadsAndKeepsNoCapability() throws Exception {
    Process daemon = start("", "--user", "nobody");
    try {
      assertThat(inAllThreads(daemon, "Uid")).containsExactly("65534 65534 65534 65534");
      assertThat(inAllThreads(daemon, "Gid")).hasSize(1).doesNotContain("0 0 0 0");
      assertThat(inAllThreads(daemon, "Groups"))
          .allSatisfy(groups -> assertThat(List.of(groups.split(" "))).doesNotContain("0"));
      for (String set : List.of("CapEff", "CapPrm", "CapInh")) {
        assertThat(inAllThreads(daemon, set)).as(set).containsExactly("0".repeat(16));
      }
      assertThat(Files.getOwner(directory.resolve("out")).getName()).isEqualTo("nobody");
      assertThat(Files.getOwner(directory.resolve("state/logkeep.ctl")).getName())
          .isEqualTo("nobody");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve("state/logkeep.ctl"))))
          .isEqualTo("rw-------");
    } finally {
      end(daemon);
    }
  }

  @Test
  void keepsWhatAReloadNeedsToBindALowPortAgain() throws Exception {
    Process daemon =
        start("network(ip(\"127.0.0.9\") port(601) transport(\"tcp\"));", "--user", "nobody");
    try {
      assertThat(inAllThreads(daemon, "Uid")).containsExactly("65534 65534 65534 65534");
      assertThat(inAllThreads(daemon, "CapEff"))
          .allSatisfy(
              set -> assertThat(Long.parseLong(set, 16) & ~BIND_LOW_PORTS).as(set).isZero());
    } finally {
      end(daemon);
    }
  }

  @Test
  void joinsTheGroupThatIsAskedFor() throws Exception {
    Process daemon = start("", "--user", "nobody", "--group", "daemon");
    try {
      assertThat(inAllThreads(daemon, "Gid")).containsExactly("1 1 1 1");
    } finally {
      end(daemon);
    }
  }

  @Test
  void doesNotStartForAUserThatDoesNotExist() throws Exception {
    Process daemon = start("", "--user", "nobody-of-this-name");
    assertThat(daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(daemon.exitValue()).isEqualTo(2);
    assertThat(Files.readString(directory.resolve("console"))).contains("nobody-of-this-name");
    assertThat(directory.resolve("pid")).doesNotExist();
  }
}
