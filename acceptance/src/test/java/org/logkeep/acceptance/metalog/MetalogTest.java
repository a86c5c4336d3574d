package org.logkeep.acceptance.metalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.testkit.peer.RunningProgram;

/** What release 20260221 of metalog does, through the real command. */
class MetalogTest {
  @TempDir private Path directory;

  @Test
  void walksTheSectionsInOrder() throws Exception {
    String configuration =
        """
        stamp_fmt = "S"
        Idle break :
          break = 1
        Mail :
          facility = "mail"
          minimum = 4
          log_severity = 1
          logdir = "@DIR@/mail"
          break = 1
        Failures :
          regex = "failed"
          neg_regex = "not failed"
          program_neg_regex = "^test"
          logdir = "@DIR@/failures"
        Rest :
          logdir = "@DIR@/rest"
        """;
    try (RunningMetalog metalog = RunningMetalog.start(directory, configuration)) {
      metalog.log("mail.err", "postfix", "Failed");
      metalog.log("mail.info", "postfix", "failed, but unimportant");
      metalog.log("user.info", "testbed", "failed");
      metalog.log("user.info", "app", "not failed");

      metalog.awaitLines(
          "rest/current",
          "S [postfix] failed, but unimportant",
          "S [testbed] failed",
          "S [app] not failed");
      metalog.awaitLines("mail/current", "S [postfix][ERR] Failed");
      metalog.awaitLines("failures/current", "S [postfix] failed, but unimportant");
      assertThat(metalog.read("rest/.timestamp")).matches("\\d+\n");
      assertThat(Files.getPosixFilePermissions(directory.resolve("rest"))).hasSize(3);
    }
  }

  @Test
  void takesDatagramsApartAsMetalogDoes() throws Exception {
    String configuration = "stamp_fmt = \"S\"\nAll :\n logdir = \"@DIR@/all\"\n";
    try (RunningMetalog metalog = RunningMetalog.start(directory, configuration)) {
      metalog.datagram("<14>prog: no stamp: dropped\n");
      metalog.datagram("no priority");
      metalog.datagram("<14>Oct 11 22:14:15 host prog[7]: tab\there\u0085\n\n");
      metalog.datagram("<14>Oct 11 22:14:15 prog:glued\u00a0");
      metalog.awaitLines(
          "all/current",
          "S [no stamp] dropped",
          "S [host prog] tab_here__",
          "S [prog] glued\u00a0");
    }
  }

  @Test
  void gathersLinesUntilToldOtherwise() throws Exception {
    String configuration =
        """
        stamp_fmt = "S"
        Gathered :
          logdir = "@DIR@/gathered"
        Never :
          flush = 1
          logdir = "@DIR@/never"
        """;
    try (RunningMetalog metalog = RunningMetalog.start(directory, configuration, "-a", "-s")) {
      metalog.log("user.info", "app", "one");
      metalog.awaitLines("never/current", "S [app] one");
      assertThat(metalog.read("gathered/current")).isEmpty();

      metalog.signal("USR1");
      metalog.awaitLines(
          "gathered/current",
          "S [app] one",
          "S [metalog] Got SIGUSR1 - enabling synchronous mode.");

      metalog.signal("USR2");
      metalog.log("user.info", "app", "two");
      metalog.await("two", () -> metalog.read("never/current").endsWith("S [app] two\n"));
      assertThat(metalog.read("gathered/current").lines().count()).isEqualTo(2);

      metalog.signal("HUP");
      assertThat(metalog.exitCode()).isEqualTo(1);
      assertThat(metalog.read("gathered/current")).endsWith("mode.\nS [app] two\n");
      assertThat(directory.resolve("pid")).doesNotExist();
    }
  }

  @Test
  void sendsToReceiversInTheFormOfEach() throws Exception {
    try (DatagramSocket plain = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        DatagramSocket old = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        DatagramSocket fresh = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String configuration =
          """
          remote_host = 127.0.0.1
          remote_port = %d
          remote_log = 1
          remote_host[old] = "127.0.0.1"
          remote_port[old] = %d
          remote_format[old] = rfc3164
          remote_host[new] = "127.0.0.1"
          remote_port[new] = %d
          remote_format[new] = rfc5424
          remote_severity_level[new] = 3
          All :
            logdir = NONE
            remote_log[old] = 1
            remote_log[new] = 1
          """
              .formatted(plain.getLocalPort(), old.getLocalPort(), fresh.getLocalPort());
      try (RunningMetalog metalog = RunningMetalog.start(directory, configuration)) {
        metalog.datagram("<38>Oct 11 22:14:15 sshd[5]: one");
        metalog.datagram("<35>Oct 11 22:14:15 sshd[5]: two");
        assertThat(received(plain)).isEqualTo("[sshd] one\n");
        assertThat(received(plain)).isEqualTo("[sshd] two\n");
        String stamp = "\\w{3} \\d\\d \\d\\d:\\d\\d:\\d\\d \\S+ ";
        assertThat(received(old)).matches("<38>" + stamp + "sshd\\[5]: one\n");
        assertThat(received(old)).matches("<35>" + stamp + "sshd\\[5]: two\n");
        assertThat(received(fresh))
            .as("the first one is not urgent enough")
            .matches(
                "<35>1 \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z \\S+ sshd 5 - -"
                    + " \u00ef\u00bb\u00bftwo\n");
      }
    }
  }

  private static String received(DatagramSocket socket) throws Exception {
    socket.setSoTimeout(60_000);
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void keepsAFileInThePlaceOfALogDirectory() throws Exception {
    Files.writeString(directory.resolve("taken"), "precious\n");
    String configuration =
        "stamp_fmt = \"S\"\nA :\n logdir = \"@DIR@/taken\"\nB :\n logdir = \"@DIR@/b\"\n";
    try (RunningMetalog metalog = RunningMetalog.start(directory, configuration)) {
      metalog.log("user.info", "app", "one");
      metalog.await("the line", () -> metalog.read("b/current").startsWith("S [app] one\n"));
      assertThat(directory.resolve("taken")).hasContent("precious");

      Files.delete(directory.resolve("taken"));
      metalog.await("the line", () -> metalog.read("taken/current").startsWith("S [app] one\n"));
    }
  }

  @Test
  void doesNotStartWithAPatternThatCannotBeRead() throws Exception {
    String configuration = "A :\n regex = \"a(b\"\n logdir = \"@DIR@/a\"\n";
    try (RunningProgram program = RunningMetalog.launch(directory, configuration, Map.of())) {
      assertThat(program.exitCode()).isEqualTo(1);
    }
    assertThat(directory.resolve("console")).content().contains("metalog.conf:2:12");
  }

  @Test
  void saysWhichFileItCannotRead() throws Exception {
    String missing = directory.resolve("missing").toString();
    try (RunningProgram program = RunningMetalog.launch(directory, "", Map.of(), "-C", missing)) {
      assertThat(program.exitCode()).isEqualTo(1);
    }
    assertThat(directory.resolve("console")).hasContent("metalog: cannot read " + missing);
  }
}
