package org.logkeep.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What senders may do to the daemon: nothing but have their own lines filed. */
class HostileInputTest {
  private static final long SEED = 20_260_101;

  @TempDir private Path directory;
  private int fresh;

  private static String udpAndTcp(int udpPort) {
    return """
    source s {
      network(ip("127.0.0.1") port(%d) transport("udp"));
      network(ip("127.0.0.1") port(@PORT@) transport("tcp") max-connections(100));
    };
    """
        .formatted(udpPort);
  }

  private static void datagram(int port, byte[] bytes) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The last word of each test: a fresh record is filed and the ledger balances. */
  private void assertStillServes(Rig rig, String file) throws Exception {
    String text = "fresh record " + fresh++;
    try (OutputStream out = rig.connect().getOutputStream()) {
      out.write(bytes("<13>Oct 11 22:14:15 host probe: " + text + "\n"));
    }
    rig.await(text + " in " + file, () -> rig.lines(file).stream().anyMatch(l -> l.contains(text)));
    rig.assertBalanced();
    assertThat(rig.console()).doesNotContain("internal error", "Exception");
  }

  @Test
  void aDatagramWithLineBreaksStaysOneLine() throws Exception {
    int udp = Rig.freePort();
    try (Rig rig =
        Rig.start(
            directory,
            udpAndTcp(udp)
                + """
                destination d { file("@DIR@/out"); };
                log { source(s); destination(d); };
                """)) {
      datagram(
          udp,
          bytes("<13>Oct 11 22:14:15 host p: one\n<0>Oct 11 22:14:15 root kernel: two\r\nthree"));
      assertStillServes(rig, "out");
      // Only a line feed ends a line of a file; a carriage return is kept, as syslog-ng does.
      List<String> lines =
          List.of(
              Files.readString(directory.resolve("out"), StandardCharsets.ISO_8859_1).split("\n"));
      assertThat(lines).hasSize(2);
      assertThat(lines.getFirst()).endsWith("p: one <0>Oct 11 22:14:15 root kernel: two\r three");
    }
  }

  @Test
  void namesFromRecordsNeverLeadOutOfTheirDirectory() throws Exception {
    int udp = Rig.freePort();
    try (Rig rig =
        Rig.start(
            directory,
            udpAndTcp(udp)
                + """
                destination d { file("@DIR@/logs/$HOST/$PROGRAM/log" template("$MSG\\n")); };
                destination all { file("@DIR@/out" template("$MSG\\n")); };
                log { source(s); destination(d); destination(all); };
                """)) {
      List<String> names =
          List.of(
              "..",
              "../..",
              "../../../../etc/cron.d/x",
              "/etc/passwd",
              ".",
              "a/../../b",
              "..\0x",
              "%2e%2e%2f",
              "x".repeat(300),
              "\u00ff\u00fe",
              "~root",
              "$(id)",
              "`id`",
              "a b");
      for (String name : names) {
        datagram(udp, bytes("<13>Oct 11 22:14:15 " + name + " p: host"));
        datagram(udp, bytes("<13>Oct 11 22:14:15 host " + name + ": program"));
        datagram(udp, bytes("<13>1 2003-10-11T22:14:15.003Z " + name + " " + name + " - - - both"));
      }
      assertStillServes(rig, "out");
      try (Stream<Path> made = Files.walk(directory)) {
        assertThat(made.map(p -> directory.relativize(p).toString()))
            .allMatch(p ->
                p.isEmpty()
                    || p.startsWith("logs")
                    || List.of("conf", "console", "ctl", "out", "pid").contains(p)
                    || p.startsWith("persist.d"));
      }
      assertThat(directory.resolveSibling("log")).doesNotExist();
    }
  }

  @Test
  void priceOfStrangePrioritiesAndBytesIsTheSendersOwnLine() throws Exception {
    int udp = Rig.freePort();
    try (Rig rig =
        Rig.start(
            directory,
            udpAndTcp(udp)
                + """
                destination d { file("@DIR@/out" template("$PRI $MSGHDR$MSG\\n")); };
                log { source(s); destination(d); };
                """)) {
      List<String> all =
          List.of(
              "<" + "9".repeat(10_000) + ">Oct 11 22:14:15 host p: digits",
              "<" + "9".repeat(10_000),
              "<>x",
              "<-1>x",
              "<191>x",
              "<192>x",
              "<2147483648>x",
              "<9223372036854775808>x",
              "<013>x",
              "<1",
              "<",
              "\0",
              "a\0b",
              "\u001b[2J\u001b]0;title\u0007",
              "\u00e2\u0080\u00ae bidi",
              "\u00c0\u00af overlong \u00ff\u00fe",
              "\u00ed\u00a0\u0080 surrogate",
              "x".repeat(65_000),
              "<13>1 - - - - - [a b=\"" + "\\".repeat(3_000),
              "<13>1 9999-99-99T99:99:99.999999999Z h a p m - t",
              "<13>Feb 31 25:61:61 host p: no such time");
      for (String text : all) {
        datagram(udp, bytes(text));
      }
      Random random = new Random(SEED);
      for (int i = 0; i < 500; i++) {
        byte[] noise = new byte[random.nextInt(400)];
        random.nextBytes(noise);
        datagram(udp, noise);
      }
      try (OutputStream out = rig.connect().getOutputStream()) {
        for (String text : all) {
          out.write(bytes(text + "\n"));
        }
        byte[] noise = new byte[100_000];
        random.nextBytes(noise);
        out.write(noise);
      }
      assertStillServes(rig, "out");
    }
  }

  @Test
  void lyingOctetCountsEndTheirConnectionAndInventNothing() throws Exception {
    int counted = Rig.freePort();
    try (Rig rig =
        Rig.start(
            directory,
            """
            source s {
              network(ip("127.0.0.1") port(@PORT@) transport("tcp") max-connections(100));
              syslog(ip("127.0.0.1") port(%d) transport("tcp") max-connections(100));
            };
            destination d { file("@DIR@/out" template("$MSG\\n")); };
            log { source(s); destination(d); };
            """
                .formatted(counted))) {
      List<String> lies =
          List.of(
              "99999999999999999999 x",
              "-5 x",
              "abc",
              "4294967296 <13>1 - h a - - - x",
              "9".repeat(100_000),
              "00000000000000000000000000000000005 x",
              "5000000 short");
      for (String lie : lies) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), counted)) {
          socket.getOutputStream().write(bytes(lie));
          socket.shutdownOutput();
          rig.await(
              "the end of " + lie.substring(0, 5 > lie.length() ? lie.length() : 5),
              () -> atEnd(socket));
        }
      }
      assertStillServes(rig, "out");
      try (OutputStream out =
          new Socket(InetAddress.getLoopbackAddress(), counted).getOutputStream()) {
        out.write(bytes("27 <13>1 - host app - - - true"));
      }
      rig.await("the honest one", () -> rig.lines("out").contains("true"));
      assertThat(rig.lines("out")).noneMatch(line -> line.startsWith("<13>"));
    }
  }

  private static boolean atEnd(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void aRecordThatIsTooLongIsCutAndTheNextOneIsWhole() throws Exception {
    int udp = Rig.freePort();
    try (Rig rig =
        Rig.start(
            directory,
            """
            options { log-msg-size(8192); };
            """
                + udpAndTcp(udp)
                + """
                destination d { file("@DIR@/out" template("$MSG\\n")); };
                log { source(s); destination(d); };
                """)) {
      ByteArrayOutputStream huge = new ByteArrayOutputStream();
      huge.write(bytes("<13>Oct 11 22:14:15 host p: "));
      for (int i = 0; i < 16 << 10; i++) {
        huge.write(bytes("x".repeat(1024)));
      }
      huge.write(bytes("\n<13>Oct 11 22:14:15 host p: after\n"));
      try (OutputStream out = rig.connect().getOutputStream()) {
        huge.writeTo(out);
      }
      rig.await("the one after", () -> rig.lines("out").contains("after"));
      assertThat(rig.lines("out")).allMatch(line -> line.length() <= 8192);
      assertStillServes(rig, "out");
    }
  }

  @Test
  void slowSendersCostNothingButTheirPlace() throws Exception {
    try (Rig rig =
        Rig.start(
            directory,
            """
            source s { network(ip("127.0.0.1") port(@PORT@) transport("tcp") max-connections(100)); };
            destination d { file("@DIR@/out" template("$MSG\\n")); };
            log { source(s); destination(d); };
            """)) {
      Socket[] slow = new Socket[50];
      try {
        for (int i = 0; i < slow.length; i++) {
          slow[i] = rig.connect();
          slow[i].getOutputStream().write(bytes("<13>Oct 11 22:14:15 host p: slow "));
        }
        assertStillServes(rig, "out");
        for (Socket socket : slow) {
          socket.getOutputStream().write('y');
        }
        assertStillServes(rig, "out");
        assertThat(rig.lines("out")).hasSize(2);
        for (Socket socket : slow) {
          socket.close();
        }
        rig.awaitLines("out", 2 + slow.length);
        assertThat(rig.lines("out")).filteredOn("slow y"::equals).hasSize(slow.length);
      } finally {
        for (Socket socket : slow) {
          if (socket != null) {
            socket.close();
          }
        }
      }
    }
  }
}
