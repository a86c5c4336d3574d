package org.logkeep.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More connections than there are places, and such that come only to go. */
class ConnectionsTest {
  private static final int LIMIT = 256;
  private static final int PROBES = Rig.isLong() ? 50_000 : 1_000;
  private static final String TO_FILE =
      """
      source s { network(ip("127.0.0.1") port(@PORT@) transport("tcp") max-connections(4000)); };
      destination d { file("@DIR@/out.$PROGRAM" template("$MSG\\n")); };
      log { source(s); destination(d); };
      """;

  @TempDir private Path directory;

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(("<13>Oct 11 22:14:15 host " + text + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static void writeUntilItIsClosed(Socket socket) {
    try {
      while (true) {
        write(socket, "app: " + "x".repeat(1000));
      }
    } catch (IOException closed) {
      // What the test does at its end.
    }
  }

  private static long descriptors(Rig rig) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/" + rig.pid() + "/fd"))) {
      return all.count();
    }
  }

  @Test
  void withoutDescriptorsForConnectionsFilesAndTheControlSocketStillWork() throws Exception {
    List<Socket> crowd = new ArrayList<>();
    try (Rig rig = Rig.startAfter("ulimit -n " + LIMIT, directory, TO_FILE)) {
      try (Socket early = rig.connect()) {
        for (int i = 0; i < LIMIT + 50; i++) {
          crowd.add(rig.connect());
        }
        rig.await("a refusal", () -> rig.ask("LEDGER").contains("lost(no-descriptors)="));
        write(early, "app: among many");
        rig.awaitLines("out.app", 1);
        Duration before = rig.processorTime();
        TimeUnit.SECONDS.sleep(1);
        assertThat(rig.processorTime().minus(before))
            .as("processor time in a second without work")
            .isLessThan(Duration.ofMillis(500));
        for (Socket socket : crowd) {
          socket.close();
        }
        rig.await("the places to be free again", () -> descriptors(rig) < LIMIT / 2);
        try (Socket late = rig.connect()) {
          write(late, "app: later");
          rig.awaitLines("out.app", 2);
        }
        rig.assertBalanced();
      }
    } finally {
      for (Socket socket : crowd) {
        socket.close();
      }
    }
  }

  @Test
  void probesThatConnectAndCloseLeaveNothingBehind() throws Exception {
    try (Rig rig = Rig.start(directory, TO_FILE)) {
      rig.ask("LEDGER");
      long before = descriptors(rig);
      for (int i = 0; i < PROBES; i++) {
        try (Socket probe = rig.connect()) {
          if (i % 2 == 0) {
            probe.setSoLinger(true, 0); // Goes with a reset instead of an end.
          }
        }
      }
      rig.await("all to be closed", () -> descriptors(rig) <= before + 1);
      try (Socket fresh = rig.connect()) {
        write(fresh, "app: fresh");
        rig.awaitLines("out.app", 1);
      }
      rig.assertBalanced();
    }
  }

  @Test
  void aHeldConnectionThatIsResetDoesNotKeepTheLoopBusy() throws Exception {
    try (ServerSocket stuck = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Rig rig =
            Rig.start(
                directory,
                """
                source s { network(ip("127.0.0.1") port(@PORT@) transport("tcp")); };
                destination d { network("127.0.0.1" port(%d) transport("tcp") log-fifo-size(100)); };
                log { source(s); destination(d); flags(flow-control); };
                """
                    .formatted(stuck.getLocalPort()));
        Socket never = stuck.accept()) {
      assertThat(never.isConnected()).isTrue();
      Thread writer;
      try (Socket sender = rig.connect()) {
        sender.setSoLinger(true, 0); // Goes with a reset.
        writer = Thread.ofVirtual().start(() -> writeUntilItIsClosed(sender));
        rig.await("the source to be held", () -> rig.ask("LEDGER").contains("held=yes"));
      }
      writer.join();
      Duration before = rig.processorTime();
      TimeUnit.SECONDS.sleep(1);
      assertThat(rig.processorTime().minus(before))
          .as("processor time in a second without work")
          .isLessThan(Duration.ofMillis(500));
      rig.assertBalanced();
    }
  }
}
