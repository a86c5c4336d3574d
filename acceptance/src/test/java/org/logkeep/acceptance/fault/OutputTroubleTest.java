package org.logkeep.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.testkit.oracle.LossOracle;

/** Outputs that fail and come back: told once, counted, healed without help. */
class OutputTroubleTest {
  private static final String SOURCE =
      """
      source s { network(ip("127.0.0.1") port(@PORT@) transport("tcp")); };
      """;

  @TempDir private Path directory;
  private final LossOracle oracle = new LossOracle();

  private void send(Rig rig, String stream, int count) throws Exception {
    new Load(oracle).send(stream, count, () -> rig.connect().getOutputStream()).join();
  }

  private static long told(Rig rig, String text) throws IOException {
    return rig.console().lines().filter(line -> line.contains(text)).count();
  }

  @Test
  void aFullDiskHoldsItsRecordsAndNobodyElses() throws Exception {
    int count = 8_000;
    try (Tmpfs small = new Tmpfs(directory.resolve("disk"), "size=256k");
        Rig rig =
            Rig.start(
                directory,
                SOURCE
                    + """
                    destination full { file("@DIR@/disk/out" template("$MSG\\n") log-fifo-size(20000)); };
                    destination other { file("@DIR@/out" template("$MSG\\n")); };
                    log { source(s); destination(full); destination(other); };
                    """)) {
      send(rig, "a", count);
      rig.awaitLines("out", count);
      rig.await("the complaint", () -> rig.console().contains("No space left"));
      assertThat(rig.ledger("destination full#0", "waiting")).isPositive();
      rig.assertBalanced();
      send(rig, "b", 100);
      rig.awaitLines("out", count + 100L);
      assertThat(told(rig, "No space left")).as("complaints in one period").isEqualTo(1);
      small.remount("size=16m");
      rig.awaitLines("disk/out", count + 100L);
      assertThat(oracle.judge(rig.lines("disk/out").stream())).matches(LossOracle.Verdict::isClean);
      assertThat(oracle.judge(rig.lines("out").stream())).matches(LossOracle.Verdict::isClean);
      rig.await("the recovery to be told", () -> rig.ask("LEDGER").contains("balance ok"));
      rig.assertBalanced();
    }
  }

  @Test
  void aReadOnlyFileSystemIsWrittenToOnceItCanBe() throws Exception {
    try (Tmpfs disk = new Tmpfs(directory.resolve("disk"), "size=4m,ro");
        Rig rig =
            Rig.start(
                directory,
                SOURCE
                    + """
                    destination d { file("@DIR@/disk/out" template("$MSG\\n")); };
                    log { source(s); destination(d); flags(flow-control); };
                    """)) {
      send(rig, "a", 50);
      rig.await("the complaint", () -> rig.console().contains("Read-only file system"));
      rig.assertBalanced();
      disk.remount("rw");
      rig.awaitLines("disk/out", 50);
      send(rig, "a", 50);
      rig.awaitLines("disk/out", 100);
      assertThat(oracle.judge(rig.lines("disk/out").stream())).matches(LossOracle.Verdict::isClean);
      assertThat(told(rig, "Read-only")).isEqualTo(1);
      rig.assertBalanced();
    }
  }

  @Test
  void aFileThatIsRenamedOrRemovedIsBegunAnewAndNothingIsLost() throws Exception {
    try (Rig rig =
        Rig.start(
            directory,
            SOURCE
                + """
                destination d { file("@DIR@/out" template("$MSG\\n")); };
                log { source(s); destination(d); flags(flow-control); };
                """)) {
      boolean[] more = {true};
      Load load = new Load(oracle);
      load.sendWhile(
          "a",
          () -> {
            LockSupport.parkNanos(20_000);
            return more[0];
          },
          () -> rig.connect().getOutputStream());
      for (int i = 0; i < 2; i++) {
        rig.await("the file", () -> Files.exists(rig.path("out")));
        Files.move(rig.path("out"), rig.path("out." + i));
      }
      rig.await("the file", () -> Files.exists(rig.path("out")));
      more[0] = false;
      load.join();
      rig.await("all lines", () -> rig.linesOfAll("out").count() >= oracle.sent());
      assertThat(
              oracle.judge(
                  List.of("out.0", "out.1", "out").stream().flatMap(name -> lines(rig, name))))
          .matches(LossOracle.Verdict::isClean);
      rig.assertBalanced();
    }
  }

  private static Stream<String> lines(Rig rig, String name) {
    try {
      return rig.lines(name).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFifoWithoutReaderDropsWhatExceedsItsBoundAndGivesTheRestToALateReader() throws Exception {
    int count = 5_000;
    try (Rig rig =
        Rig.start(
            directory,
            SOURCE
                + """
                destination pipe { pipe("@DIR@/fifo" template("$MSG\\n") log-fifo-size(500)); };
                destination other { file("@DIR@/out" template("$MSG\\n")); };
                log { source(s); destination(pipe); destination(other); };
                """)) {
      send(rig, "a", count);
      rig.awaitLines("out", count);
      long dropped = rig.ledger("destination pipe#0", "dropped");
      assertThat(dropped).isPositive();
      assertThat(rig.ledger("destination pipe#0", "waiting")).isPositive();
      rig.await("the drops to be told", () -> rig.console().contains("queue full"));
      rig.assertBalanced();
      List<String> late = new ArrayList<>();
      try (BufferedReader reader =
          Files.newBufferedReader(rig.path("fifo"), StandardCharsets.ISO_8859_1)) {
        while (late.size() < count - dropped) {
          late.add(reader.readLine());
        }
      }
      LossOracle.Verdict verdict = oracle.judge(late.stream());
      assertThat(verdict.missing()).isEqualTo(dropped);
      assertThat(verdict.foreign() + verdict.doubled() + verdict.disordered()).isZero();
      rig.assertBalanced();
    }
  }

  @Test
  void aRemoteThatIsDownGetsEverythingOnceItIsUp() throws Exception {
    int remote = Rig.freePort();
    try (Rig rig =
        Rig.start(
            directory,
            SOURCE
                + """
                destination d { network("127.0.0.1" port(%d) transport("tcp") template("$MSG\\n") log-fifo-size(5000)); };
                log { source(s); destination(d); };
                """
                    .formatted(remote))) {
      send(rig, "a", 2_000);
      rig.await("the records to wait", () -> rig.ledger("destination d#0", "waiting") == 2_000);
      assertThat(told(rig, "Connection refused")).isEqualTo(1);
      rig.assertBalanced();
      List<String> received = new ArrayList<>();
      try (ServerSocket up = new ServerSocket(remote, 5, InetAddress.getLoopbackAddress());
          Socket connection = up.accept();
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(
                      connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
        send(rig, "a", 500);
        while (received.size() < 2_500) {
          received.add(String.valueOf(lines.readLine()));
        }
      }
      assertThat(oracle.judge(received.stream())).matches(LossOracle.Verdict::isClean);
      assertThat(rig.ledger("destination d#0", "dropped")).isZero();
      rig.assertBalanced();
    }
  }

  @Test
  void aConnectionThatBreaksIsMadeAgainAndNoRecordIsCut() throws Exception {
    try (ServerSocket remote = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Rig rig =
            Rig.start(
                directory,
                SOURCE
                    + """
                    destination d { network("127.0.0.1" port(%d) transport("tcp") template("$MSG\\n")); };
                    log { source(s); destination(d); flags(flow-control); };
                    """
                        .formatted(remote.getLocalPort()))) {
      try (Socket first = remote.accept();
          OutputStream out = rig.connect().getOutputStream()) {
        out.write(Load.line(oracle.next("a", 10)).getBytes(StandardCharsets.US_ASCII));
        assertThat(first.getInputStream().read()).isEqualTo('[');
      }
      try (Socket second = remote.accept()) {
        send(rig, "b", 100);
        List<String> received = new ArrayList<>();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(second.getInputStream(), StandardCharsets.ISO_8859_1));
        while (received.size() < 100) {
          received.add(String.valueOf(lines.readLine()));
        }
        LossOracle.Verdict verdict = oracle.judge(received.stream());
        assertThat(verdict.foreign() + verdict.doubled() + verdict.disordered()).isZero();
        assertThat(verdict.arrived()).isEqualTo(100);
      }
      rig.assertBalanced();
    }
  }
}
