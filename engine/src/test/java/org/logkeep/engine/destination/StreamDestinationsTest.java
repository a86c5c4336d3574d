package org.logkeep.engine.destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.engine.format.TestRecords;
import org.logkeep.record.RecordBatch;

final class StreamDestinationsTest {
  private static final String LONG = "x".repeat(1000);

  @TempDir Path directory;
  private Workbench bench;

  @BeforeEach
  void start() {
    bench = new Workbench(directory);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  private static RecordBatch many(int count) {
    RecordBatch batch = new RecordBatch(count * 1100, count);
    for (int i = 0; i < count; i++) {
      TestRecords.add(batch, 14, "vm", "app", "", i + LONG);
    }
    return batch;
  }

  private static String expected(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i).append(LONG).append('\n');
    }
    return text.toString();
  }

  @Test
  void sendsRecordsOverTcp() throws IOException {
    try (ServerSocket server = listen()) {
      Destination tcp =
          bench.open(
              "tcp", Workbench.options("host", "127.0.0.1", "port", (long) server.getLocalPort()));
      bench.write(tcp, "one", "two");
      try (Socket peer = server.accept()) {
        assertThat(new String(peer.getInputStream().readNBytes(8), UTF_8)).isEqualTo("one\ntwo\n");
      }
      Workbench.await("acknowledgement", () -> bench.settled() == 1);
    }
  }

  @Test
  void putsTheLengthInFrontOfCountedRecords() throws IOException {
    try (ServerSocket server = listen()) {
      Destination tcp =
          bench.open(
              "tcp",
              Workbench.options(
                  "host",
                  "localhost",
                  "ip-version",
                  4L,
                  "port",
                  (long) server.getLocalPort(),
                  "framing",
                  "counted"));
      bench.write(tcp, "one", "three");
      try (Socket peer = server.accept()) {
        assertThat(new String(peer.getInputStream().readNBytes(14), UTF_8))
            .isEqualTo("4 one\n6 three\n");
      }
    }
  }

  @Test
  void waitsForAReceiverThatStallsAndLosesNothing() throws IOException {
    try (ServerSocket server = listen()) {
      Destination tcp =
          bench.open(
              "tcp", Workbench.options("host", "127.0.0.1", "port", (long) server.getLocalPort()));
      try (Socket peer = server.accept()) {
        int count = 9000;
        bench.write(List.of(tcp), many(count), true);
        assertThat(tcp.counters().queued()).isPositive();
        assertThat(bench.settled()).isZero();

        byte[] received = peer.getInputStream().readNBytes(expected(count).length());

        assertThat(new String(received, UTF_8)).isEqualTo(expected(count));
        Workbench.await("acknowledgement", () -> bench.settled() == 1);
        assertThat(bench.counts(tcp))
            .isEqualTo("processed 9000, written 9000, queued 0, dropped 0");
      }
    }
  }

  @Test
  void sendsAPartlySentRecordWholeOnTheNextConnection() throws IOException {
    try (ServerSocket server = listen()) {
      Destination tcp =
          bench.open(
              "tcp",
              Workbench.options(
                  "host",
                  "127.0.0.1",
                  "port",
                  (long) server.getLocalPort(),
                  "reopen-after",
                  Duration.ofMillis(500)));
      int count = 9000;
      try (Socket first = server.accept()) {
        bench.write(List.of(tcp), many(count), true);
        assertThat(tcp.counters().queued()).isPositive();
        assertThat(first.getInputStream().readNBytes(100)).hasSize(100);
      }
      // Until the loss is noticed, more goes into the first connection.
      Workbench.await(
          "the loss",
          () -> bench.journal().stream().anyMatch(said -> said.contains("records wait")));
      long before = tcp.counters().written();
      try (Socket second = server.accept()) {
        InputStream in = second.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
          line.append((char) b);
        }
        assertThat(line.toString()).matches("[0-9]+x{1000}");
        assertThat(Integer.parseInt(line.toString().replace("x", "")))
            .isLessThanOrEqualTo((int) before);
        Thread drain = Thread.ofVirtual().start(() -> skipAll(in));
        Workbench.await("all sent", () -> tcp.counters().queued() == 0);
        bench.run(tcp::close);
        drain.interrupt();
      }
    }
  }

  private static void skipAll(InputStream in) {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      assertThat(closed).isNotNull();
    }
  }

  @Test
  void turnsToAnotherReceiverWhenTheFirstRefuses() throws IOException {
    int deadPort;
    try (ServerSocket dead = listen()) {
      deadPort = dead.getLocalPort();
    }
    try (ServerSocket server = listen()) {
      Destination tcp =
          bench.open(
              "tcp",
              Workbench.options(
                  "host",
                  "127.0.0.1",
                  "port",
                  (long) deadPort,
                  "failover",
                  List.of("127.0.0.1:" + server.getLocalPort())));
      bench.write(tcp, "one");
      try (Socket peer = server.accept()) {
        assertThat(new String(peer.getInputStream().readNBytes(4), UTF_8)).isEqualTo("one\n");
      }
    }
  }

  @Test
  void hangsUpOnAReceiverThatSendsSomething() throws IOException {
    try (ServerSocket server = listen()) {
      bench.open(
          "tcp",
          Workbench.options(
              "host",
              "127.0.0.1",
              "port",
              (long) server.getLocalPort(),
              "reopen-after",
              Duration.ofMillis(20)));
      try (Socket first = server.accept()) {
        first.getOutputStream().write('!');
        try (Socket second = server.accept()) {
          assertThat(second.isConnected()).isTrue();
        }
      }
    }
  }

  @Test
  void sendsToAUnixSocketWhenItAppears() throws IOException {
    Path path = directory.resolve("socket");
    Destination unix =
        bench.open(
            "unix-stream",
            Workbench.options("path", path.toString(), "reopen-after", Duration.ofMillis(20)));
    bench.write(unix, "one");
    Workbench.await("trouble", () -> !bench.journal().isEmpty());
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      try (SocketChannel peer = server.accept()) {
        ByteBuffer buffer = ByteBuffer.allocate(4);
        while (buffer.hasRemaining()) {
          peer.read(buffer);
        }
        assertThat(new String(buffer.array(), UTF_8)).isEqualTo("one\n");
      }
    }
  }

  @Test
  void aPipeWithoutReaderTakesWhatItHoldsAndTheRestWaits() throws IOException {
    Path path = directory.resolve("pipe");
    Destination pipe =
        bench.open(
            "pipe",
            Workbench.options("path", path.toString(), "create", true, "queue-records", 200L));
    int count = 400;
    bench.write(List.of(pipe), many(count), false);
    assertThat(pipe.counters().written()).isPositive();
    assertThat(pipe.counters().queued()).isEqualTo(200);
    assertThat(pipe.counters().dropped(DestinationCounters.DropReason.QUEUE_FULL))
        .isEqualTo(200 - pipe.counters().written());

    int taken = (int) (count - pipe.counters().dropped());
    try (RandomAccessFile reader = new RandomAccessFile(path.toFile(), "r")) {
      byte[] bytes = new byte[expected(taken).length()];
      reader.readFully(bytes);
      assertThat(new String(bytes, UTF_8)).isEqualTo(expected(taken));
    }
    Workbench.await("all written", () -> pipe.counters().queued() == 0);
  }

  @Test
  void aFileInThePlaceOfAPipeIsRefused() throws IOException {
    Path path = Files.writeString(directory.resolve("file"), "");
    Destination pipe = bench.open("pipe", Workbench.options("path", path.toString()));
    bench.write(pipe, "one");
    Workbench.await("trouble", () -> !bench.journal().isEmpty());
    assertThat(bench.journal().getFirst()).contains("it is no named pipe");
    assertThat(path).isEmptyFile();
  }

  @Test
  void writesToAProgramAndStartsItAgain() {
    Path log = directory.resolve("log");
    Destination program =
        bench.open(
            "program",
            Workbench.options(
                "command", "head -n 1 >> " + log, "reopen-after", Duration.ofMillis(20)));
    bench.write(program, "one");
    Workbench.awaitText(log, "one\n");
    Workbench.await(
        "the end is told",
        () -> bench.journal().stream().anyMatch(said -> said.contains("ended with code 0")));

    bench.write(program, "two");

    Workbench.awaitText(log, "one\ntwo\n");
  }

  @Test
  void doesNotStartAgainAProgramThatDoesNotExist() {
    Destination program =
        bench.open(
            "program",
            Workbench.options(
                "command", "/no/such/program 2>/dev/null", "reopen-after", Duration.ofMillis(1)));
    bench.write(program, "one");
    Workbench.await(
        "the end is told",
        () -> bench.journal().stream().anyMatch(said -> said.contains("not started again")));
    assertThat(program.counters().processed()).isEqualTo(1);
  }

  @Test
  void endsAProgramThatDoesNotEndWithItsInput() {
    Path pid = directory.resolve("pid");
    Destination program =
        bench.open(
            "program", Workbench.options("command", "echo $$ > " + pid + "; sleep 100; true"));
    Workbench.await("a pid", () -> Workbench.read(pid).endsWith("\n"));
    long number = Long.parseLong(Workbench.read(pid).strip());

    bench.run(program::close);

    Workbench.await("its end", () -> ProcessHandle.of(number).isEmpty());
  }

  @Test
  void aTerminalGetsCarriageReturns() {
    Destination terminal = bench.open("terminal", Workbench.options("path", "/dev/null"));
    bench.write(terminal, "one");
    Workbench.await("written", () -> terminal.counters().written() == 1);
    assertThat(terminal.counters().bytes()).isEqualTo(5);
  }
}
