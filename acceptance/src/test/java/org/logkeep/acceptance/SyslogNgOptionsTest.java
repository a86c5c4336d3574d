package org.logkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options of syslog-ng.conf that change what the running command does. Needs root. */
class SyslogNgOptionsTest {
  @TempDir private Path directory;

  @Test
  void namesSendersFromTheFileOfHostsAlone() throws Exception {
    write("hosts", "127.0.0.1 alpha.example.net alpha\n");
    int port = freePort();
    String configuration =
        """
        @version: 3.38
        options { use-dns(persist_only); dns-cache-hosts("@DIR@/hosts"); use-fqdn(yes); };
        source s { udp(ip("127.0.0.1") port(%d)); };
        destination d { file("@DIR@/out" template("$HOST $MSG\\n")); };
        log { source(s); destination(d); };
        """
            .formatted(port);
    try (RunningLogger logger = RunningLogger.start(directory, configuration)) {
      send("127.0.0.1", port, "<13>p: known");
      assertThat(logger.lines("out", 1)).containsExactly("alpha.example.net known");
      send("127.0.0.3", port, "<13>p: unknown");
      assertThat(logger.lines("out", 2)).endsWith("127.0.0.3 unknown");
    }
  }

  @Test
  void numbersReceivedMessages() throws Exception {
    write("in", "<13>p: one\n<13>p: two\n");
    String configuration =
        """
        @version: 3.38
        options { use-uniqid(yes); };
        source s { file("@DIR@/in"); };
        destination d { file("@DIR@/out" template("$RCPTID $HOSTID $UNIQID $MSG\\n")); };
        log { source(s); destination(d); };
        """;
    try (RunningLogger logger = RunningLogger.start(directory, configuration)) {
      List<String[]> rows = logger.lines("out", 2).stream().map(line -> line.split(" ")).toList();
      assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(4));
      long first = Long.parseLong(rows.get(0)[0]);
      assertThat(Long.parseLong(rows.get(1)[0])).isEqualTo(first + 1);
      assertThat(rows.get(0)[2]).isEqualTo("%s@%016x".formatted(rows.get(0)[1], first));
    }
  }

  @Test
  void remembersThePlaceInAFileUnderItsPersistName() throws Exception {
    write("in", "<13>p: one\n");
    String configuration =
        """
        @version: 3.38
        source %s { file("@DIR@/in" persist-name("%s")); };
        destination d { file("@DIR@/out" template("$MSG\\n")); };
        log { source(%1$s); destination(d); };
        """;
    try (RunningLogger logger =
        RunningLogger.start(directory, configuration.formatted("a", "place"))) {
      assertThat(logger.lines("out", 1)).containsExactly("one");
      assertThat(logger.stop()).isZero();
    }
    write("in", "<13>p: two\n");
    try (RunningLogger logger =
        RunningLogger.start(directory, configuration.formatted("b", "place"))) {
      assertThat(logger.lines("out", 2)).containsExactly("one", "two");
      assertThat(logger.stop()).isZero();
    }
    try (RunningLogger logger =
        RunningLogger.start(directory, configuration.formatted("b", "other"))) {
      assertThat(logger.lines("out", 4)).containsExactly("one", "two", "one", "two");
    }
  }

  @Test
  void joinsTheLinesOfFilesAndPipes() throws Exception {
    write("in", "<13>p: file\n at x\n at y\n<13>p: next\n");
    String configuration =
        """
        @version: 3.38
        source s {
          file("@DIR@/in" multi-line-mode(indented));
          pipe("@DIR@/pipe" multi-line-mode(prefix-garbage) multi-line-prefix("^<[0-9]+>"));
        };
        destination d { file("@DIR@/out" template("[$(replace-delimiter \\"\\n\\" \\"|\\" \\"$MSG\\")]\\n")); };
        log { source(s); destination(d); };
        """;
    try (RunningLogger logger = RunningLogger.start(directory, configuration)) {
      assertThat(logger.lines("out", 1)).containsExactly("[file| at x| at y]");
      Files.writeString(
          directory.resolve("pipe"), "<13>p: pipe\nmore\n<13>p: last\n", StandardOpenOption.WRITE);
      assertThat(logger.lines("out", 2)).endsWith("[pipe|more]");
    }
  }

  @Test
  void makesThePipeOfADestinationWithItsDirectoriesModeAndOwner() throws Exception {
    write("in", "<13>p: one\n");
    String configuration =
        """
        @version: 3.38
        source s { file("@DIR@/in"); };
        destination d {
          pipe("@DIR@/deep/er/pipe" create-dirs(yes) owner("1234") group("2345") perm(0620));
          file("@DIR@/out" template("$MSG\\n"));
        };
        log { source(s); destination(d); };
        """;
    try (RunningLogger logger = RunningLogger.start(directory, configuration)) {
      assertThat(logger.lines("out", 1)).containsExactly("one");
      Path pipe = directory.resolve("deep/er/pipe");
      logger.await("the pipe", () -> Files.exists(pipe));
      logger.await("its mode", () -> permissions(pipe).equals("rw--w----"));
      assertThat(Files.getAttribute(pipe, "unix:uid")).isEqualTo(1234);
      assertThat(Files.getAttribute(pipe, "unix:gid")).isEqualTo(2345);
    }
  }

  @Test
  void givesExistingFilesTheirModeAndOwnerButLeavesPseudofilesAlone() throws Exception {
    write("in", "<13>p: one\n");
    for (String name : List.of("dressed", "kept", "pseudo")) {
      Files.setPosixFilePermissions(write(name, ""), PosixFilePermissions.fromString("rw-r--r--"));
    }
    String configuration =
        """
        @version: 3.38
        source s { file("@DIR@/in"); };
        destination d {
          file("@DIR@/dressed" template("$MSG\\n") owner("1234") perm(0600));
          file("@DIR@/kept" template("$MSG\\n") perm());
          pseudofile("@DIR@/pseudo" template("$MSG\\n"));
        };
        log { source(s); destination(d); };
        """;
    try (RunningLogger logger = RunningLogger.start(directory, configuration)) {
      for (String name : List.of("dressed", "kept", "pseudo")) {
        assertThat(logger.lines(name, 1)).containsExactly("one");
      }
      assertThat(permissions(directory.resolve("dressed"))).isEqualTo("rw-------");
      assertThat(Files.getAttribute(directory.resolve("dressed"), "unix:uid")).isEqualTo(1234);
      assertThat(permissions(directory.resolve("kept"))).isEqualTo("rw-r--r--");
      assertThat(permissions(directory.resolve("pseudo"))).isEqualTo("rw-r--r--");
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(
        directory.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void send(String from, int port, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getByName(from), 0))) {
      socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
    }
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
