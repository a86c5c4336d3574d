package org.logkeep.acceptance.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.LocalDatagram;

/** Receiving and sending over UDP, beyond what one host and one address need. */
class NetworkTest {
  @TempDir Path directory;

  private static void send(String host, int port, String datagram) throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      byte[] bytes = datagram.getBytes(StandardCharsets.UTF_8);
      socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(host), port));
    }
  }

  @Test
  void listensOnBothVersionsOfTheProtocol() throws Exception {
    int port = RunningSyslogd.freePort();
    try (RunningSyslogd daemon =
        RunningSyslogd.start(
            directory, "listen :" + port + "\n*.*\t@DIR@/all\n", "-K", "-n", "-m0")) {
      send("127.0.0.1", port, "<14>h four: by version 4\n");
      send("::1", port, "<14>h six: by version 6");
      daemon.awaitText("all", "127.0.0.1 four: by version 4 \n");
      daemon.awaitText("all", " six: by version 6\n");
    }
  }

  @Test
  void takesOnlyThoseWhomAnOptionNames() throws Exception {
    int port = RunningSyslogd.freePort();
    try (RunningSyslogd daemon =
        RunningSyslogd.start(
            directory,
            "listen 127.0.0.1:" + port + "\n*.*\t@DIR@/all\n",
            "-K",
            "-m0",
            "-a",
            "192.0.2.0/24:*",
            "-a",
            "*alhost*:*")) {
      send("127.0.0.1", port, "<14>h app: by its name");
      daemon.awaitText("all", " app: by its name\n");
    }
  }

  @Test
  void sendsToAGroupAndReceivesFromIt() throws Exception {
    int port = RunningSyslogd.freePort();
    Path sender = Files.createDirectory(directory.resolve("sender"));
    // Both live in a network of their own, of which only the loopback device is up.
    String setup = "ip link set lo up multicast on && exec \"$@\"";
    List<String> own = new ArrayList<>(List.of("unshare", "-n", "sh", "-c", setup, "sh"));
    RunningSyslogd.configure(directory, "listen 239.1.2.3:" + port + "%lo\nuser.*\t@DIR@/all\n");
    own.addAll(RunningSyslogd.withOwnSocket(directory, "-K", "-n", "-m0"));
    try (RunningSyslogd daemon = RunningSyslogd.start(directory, own)) {
      RunningSyslogd.configure(
          sender, "secure_mode 1\nuser.*\t@239.1.2.3:" + port + "\t;RFC3164,iface=lo,ttl=2\n");
      List<String> beside =
          new ArrayList<>(List.of("nsenter", "-t", String.valueOf(daemon.pid()), "-n"));
      beside.addAll(RunningSyslogd.withOwnSocket(sender, "-K", "-n", "-m0"));
      try (RunningSyslogd sending = RunningSyslogd.start(sender, beside)) {
        sending.logger("-t", "app", "to the group");
        daemon.awaitText("all", " app: to the group\n");
      }
    }
  }

  @Test
  void triesAPortAgainThatIsTaken() throws Exception {
    int port = RunningSyslogd.freePort();
    DatagramSocket taken =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    try (RunningSyslogd daemon =
        RunningSyslogd.start(
            directory, "listen 127.0.0.1:" + port + "\n*.*\t@DIR@/all\n", "-K", "-n", "-m0")) {
      taken.close();
      daemon.awaitText("all", "Opened inet socket 127.0.0.1:" + port);
      send("127.0.0.1", port, "<14>h app: at last");
      daemon.awaitText("all", " app: at last\n");
      assertThat(daemon.stop()).isZero();
    } finally {
      taken.close();
    }
  }

  /** Two rules with one receiver take turns, whatever comes in at once. */
  @Test
  void keepsTheOrderOfMessagesAtAReceiverOfTwoRules() throws Exception {
    try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      receiver.setSoTimeout(60_000);
      String target = "@127.0.0.1:" + receiver.getLocalPort();
      try (RunningSyslogd daemon =
          RunningSyslogd.start(
              directory,
              "user.*\t" + target + "\nuser.info\t" + target + "\n",
              "-K",
              "-s",
              "-m0")) {
        // Stopped meanwhile, it finds all of them in one batch.
        daemon.signal("STOP");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          LocalDatagram.send(directory.resolve("sock"), "<14>app: line " + i);
          expected.addAll(List.of("<14>app: line " + i, "<14>app: line " + i));
        }
        daemon.signal("CONT");
        List<String> received = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
          DatagramPacket packet = new DatagramPacket(new byte[500], 500);
          receiver.receive(packet);
          received.add(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
        }
        assertThat(received).isEqualTo(expected);
      }
    }
  }
}
