package org.logkeep.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.testkit.oracle.LossOracle;

/** A destination that takes nothing, and what the others must not notice of it. */
class SlowDestinationTest {
  private static final int CONNECTIONS = 100;
  private static final int EACH = Rig.isLong() ? 50_000 : 1_000;

  /** Heap, code and the bounded queues of a daemon that runs with at most 256 MiB of heap. */
  private static final long MOST_KILOBYTES = 450_000;

  @TempDir private Path directory;
  private final LossOracle oracle = new LossOracle();

  @Test
  void othersGetEverythingWhileOneTakesNothingAndItsDropsAreCounted() throws Exception {
    try (ServerSocket stuck = listener();
        Rig rig =
            Rig.start(
                directory,
                """
                source s { network(ip("127.0.0.1") port(@PORT@) transport("tcp") max-connections(200) log-iw-size(200000)); };
                destination file { file("@DIR@/out" template("$MSG\\n")); };
                destination stuck { network("127.0.0.1" port(%d) transport("tcp") log-fifo-size(1000)); };
                log { source(s); destination(stuck); };
                log { source(s); destination(file); flags(flow-control); };
                """
                    .formatted(stuck.getLocalPort()))) {
      try (Socket never = stuck.accept()) {
        loadFromAll(rig);
        rig.awaitLines("out", (long) CONNECTIONS * EACH);
        assertThat(never.isConnected()).isTrue();
        assertThat(oracle.judge(rig.lines("out").stream())).matches(LossOracle.Verdict::isClean);
        long dropped = rig.ledger("destination stuck#0", "dropped");
        assertThat(dropped).isPositive();
        assertThat(
                dropped
                    + rig.ledger("destination stuck#0", "written")
                    + rig.ledger("destination stuck#0", "waiting"))
            .isEqualTo((long) CONNECTIONS * EACH);
        rig.await("the drops to be told", () -> rig.console().contains("queue full"));
        rig.assertBalanced();
        assertThat(rig.kilobytes("VmHWM")).isLessThan(MOST_KILOBYTES);
      }
    }
  }

  @Test
  void nothingIsLostOnAPathThatHoldsAndOtherSourcesGoOn() throws Exception {
    int otherPort = Rig.freePort();
    List<String> received = new ArrayList<>();
    try (ServerSocket slow = listener();
        Rig rig =
            Rig.start(
                directory,
                """
                source held { network(ip("127.0.0.1") port(@PORT@) transport("tcp") max-connections(200)); };
                source free { network(ip("127.0.0.1") port(%d) transport("tcp")); };
                destination slow { network("127.0.0.1" port(%d) transport("tcp") template("$MSG\\n") log-fifo-size(1000)); };
                destination file { file("@DIR@/out" template("$MSG\\n")); };
                log { source(held); destination(slow); flags(flow-control); };
                log { source(free); destination(file); flags(flow-control); };
                """
                    .formatted(otherPort, slow.getLocalPort()))) {
      try (Socket reader = slow.accept()) {
        Load load = new Load(oracle);
        for (int c = 0; c < CONNECTIONS; c++) {
          load.send("held-" + c, EACH, () -> rig.connect().getOutputStream());
        }
        rig.await("the source to be held", () -> rig.ask("LEDGER").contains("held=yes"));
        LossOracle others = new LossOracle();
        new Load(others)
            .send(
                "free",
                EACH,
                () -> new Socket(InetAddress.getLoopbackAddress(), otherPort).getOutputStream())
            .join();
        rig.awaitLines("out", EACH);
        assertThat(others.judge(rig.lines("out").stream())).matches(LossOracle.Verdict::isClean);
        assertThat(rig.ask("LEDGER")).contains("held=yes");
        assertThat(rig.kilobytes("VmHWM")).isLessThan(MOST_KILOBYTES);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(reader.getInputStream(), StandardCharsets.ISO_8859_1));
        while (received.size() < CONNECTIONS * EACH) {
          received.add(String.valueOf(lines.readLine()));
        }
        load.join();
        assertThat(oracle.judge(received.stream())).matches(LossOracle.Verdict::isClean);
        rig.await("the source to be let go", () -> !rig.ask("LEDGER").contains("held=yes"));
        assertThat(rig.ledger("destination slow#0", "dropped")).isZero();
        rig.assertBalanced();
      }
    }
  }

  private void loadFromAll(Rig rig) throws Exception {
    Load load = new Load(oracle);
    for (int c = 0; c < CONNECTIONS; c++) {
      load.send("c" + c, EACH, () -> rig.connect().getOutputStream());
    }
    load.join();
  }

  private static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }
}
