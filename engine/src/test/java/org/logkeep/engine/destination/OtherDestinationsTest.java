package org.logkeep.engine.destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.engine.Receipt;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

final class OtherDestinationsTest {
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

  private static String receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[70_000], 70_000);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), UTF_8);
  }

  private static DatagramSocket receiver() throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(10_000);
    return socket;
  }

  @Test
  void sendsOneDatagramARecordAndCutsLongOnes() throws IOException {
    try (DatagramSocket socket = receiver()) {
      Destination udp =
          bench.open(
              "udp",
              Workbench.options(
                  "host",
                  "localhost",
                  "ip-version",
                  4L,
                  "port",
                  (long) socket.getLocalPort(),
                  "max-size",
                  5L));
      bench.write(udp, "one", "long one");

      assertThat(receive(socket)).isEqualTo("one\n");
      assertThat(receive(socket)).isEqualTo("long ");
      Workbench.await("acknowledgement", () -> bench.settled() == 1);
      assertThat(bench.counts(udp)).isEqualTo("processed 2, written 2, queued 0, dropped 0");
    }
  }

  @Test
  void goesOnSendingToAReceiverThatIsNotThere() throws IOException {
    int port;
    try (DatagramSocket socket = receiver()) {
      port = socket.getLocalPort();
    }
    Destination udp =
        bench.open("udp", Workbench.options("host", "127.0.0.1", "port", (long) port));
    Workbench.await(
        "a refusal",
        () -> {
          bench.write(udp, "lost");
          return bench.journal().stream().anyMatch(said -> said.contains("refused by"));
        });
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(10_000);
      bench.write(udp, "one");
      assertThat(receive(socket)).isIn("one\n", "lost\n");
      assertThat(udp.counters().queued()).isZero();
    }
  }

  @Test
  void leavesNoSocketOpenBehindItsEnd() throws IOException {
    try (DatagramSocket socket = receiver()) {
      int port = socket.getLocalPort();
      Options options = Workbench.options("host", "127.0.0.1", "port", (long) port);
      Destination first = bench.open("udp", options);
      bench.run(() -> {
        first.begin(new RecordBatch(16, 1), new Receipt(() -> {}));
        // Asks the loop for a flush, which comes when the destination is closed already.
        first.end();
        first.close();
      });
      Destination second = bench.open("udp", options);
      assertThat(socketsConnectedTo(port)).isOne();
      bench.run(second::close);
      assertThat(socketsConnectedTo(port)).isZero();
    }
  }

  private static long socketsConnectedTo(int port) throws IOException {
    String remote = " 0100007F:%04X ".formatted(port);
    return Files.readAllLines(Path.of("/proc/self/net/udp")).stream()
        .filter(line -> line.contains(remote))
        .count();
  }

  @Test
  void keepsRecordsUntilANameIsFound() {
    Destination udp =
        bench.open(
            "udp",
            Workbench.options("host", "no-such-host.invalid", "port", 514L, "queue-records", 2L));
    bench.write(udp, "1", "2", "3");
    Workbench.await(
        "trouble",
        () -> bench.journal().stream().anyMatch(said -> said.contains("cannot find an address")));
    assertThat(bench.counts(udp)).isEqualTo("processed 3, written 0, queued 2, dropped 1");
  }

  @Test
  void waitsForAUnixDatagramSocket() throws IOException, InterruptedException {
    Path path = directory.resolve("socket");
    Path log = directory.resolve("log");
    Destination unix =
        bench.open(
            "unix-dgram",
            Workbench.options("path", path.toString(), "reopen-after", Duration.ofMillis(20)));
    bench.write(unix, "one", "two");
    Process receiver =
        new ProcessBuilder(
                "python3",
                "-c",
                """
                import socket, sys
                s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                s.bind(sys.argv[1])
                with open(sys.argv[2], 'wb', 0) as f:
                    for i in range(2): f.write(s.recv(9999))
                """,
                path.toString(),
                log.toString())
            .start();
    Workbench.awaitText(log, "one\ntwo\n");
    assertThat(receiver.waitFor()).isZero();
  }

  @Test
  void throttlesAndKeepsWhatHasToWait() throws IOException {
    try (DatagramSocket socket = receiver()) {
      Destination udp =
          bench.open(
              "udp",
              Workbench.options(
                  "host", "127.0.0.1", "port", (long) socket.getLocalPort(), "throttle", 5L));
      long start = System.nanoTime();
      bench.write(udp, "1", "2", "3", "4", "5", "6", "7");
      for (int i = 1; i <= 7; i++) {
        assertThat(receive(socket)).isEqualTo(i + "\n");
      }
      assertThat(System.nanoTime() - start).isGreaterThan(300_000_000L);
    }
  }

  @Test
  void runsAProgramForEachRecord() throws IOException {
    Path script = script("#!/bin/sh\necho \"$1|$2\" >> " + directory + "/out\n");
    Destination exec = bench.open("exec", exec("program", script.toString(), "most-running", 1L));
    bench.write(exec, "one", "two; $(rm x)");
    Workbench.await("both", () -> Workbench.read(directory.resolve("out")).lines().count() == 2);
    assertThat(Workbench.read(directory.resolve("out")).lines())
        .containsExactly("app|one", "app|two; $(rm x)");
    assertThat(bench.counts(exec)).isEqualTo("processed 2, written 2, queued 0, dropped 0");
  }

  @Test
  void tellsOfProgramsThatFail() throws IOException {
    Path script = script("#!/bin/sh\ntest \"$2\" = kill && kill -9 $$\nexit 3\n");
    Destination exec =
        bench.open(
            "exec",
            exec(
                "program",
                script.toString(),
                "exit-text",
                "Child [%p] exited with return code %c.",
                "signal-text",
                "Child [%p] caught signal %c.",
                "report-severity",
                "emerg"));
    bench.write(exec, "x", "kill");
    Workbench.await("two reports", () -> bench.journal().size() == 2);
    assertThat(bench.journal())
        .anySatisfy(
            said -> assertThat(said).matches("emerg: Child \\[\\d+] exited with return code 3\\."))
        .anySatisfy(said -> assertThat(said).matches("emerg: Child \\[\\d+] caught signal 9\\."));
  }

  @Test
  void aScriptWithoutInterpreterIsNotRunByAShell() throws IOException {
    Path script = script("echo ran > " + directory + "/out\n");
    Destination exec = bench.open("exec", exec("program", script.toString()));
    bench.write(exec, "x");
    Workbench.await("a report", () -> !bench.journal().isEmpty());
    assertThat(bench.journal().getFirst()).contains("exited with code 127");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  private static Options exec(Object... options) {
    var given = Options.NONE;
    var nowhere = Span.BUILT_IN;
    for (int i = 0; i < options.length; i += 2) {
      given = given.with((String) options[i], options[i + 1], nowhere);
    }
    return given.with(
        ExecDestination.ARGUMENTS,
        List.of(Template.of(Template.macro("PROGRAM")), Template.of(Template.macro("MESSAGE"))),
        nowhere);
  }

  private Path script(String text) throws IOException {
    Path script = Files.writeString(directory.resolve("script"), text);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  @Test
  void usersWhoAreNotLoggedInGetNothingAndHoldNothingUp() {
    Destination users =
        bench.open("users", Workbench.options("names", List.of("nobody-of-this-name")));
    bench.write(users, "one");
    Workbench.await("done", () -> users.counters().written() == 1);
  }

  @Test
  void discardTakesEverything() {
    Destination discard = bench.open("discard", Options.NONE);
    bench.write(discard, "one", "two");
    assertThat(bench.counts(discard)).isEqualTo("processed 2, written 2, queued 0, dropped 0");
  }

  @Test
  void takesOnlySoManyRecordsInATime() {
    Destination file =
        bench.open(
            "file",
            Workbench.options(
                "path",
                Template.literal(directory.resolve("log").toString()),
                "limit-every",
                Duration.ofHours(1),
                "limit-burst",
                2L));
    bench.write(file, "1", "2", "3");
    Workbench.awaitText(directory.resolve("log"), "1\n2\n");
    assertThat(file.counters().dropped(DestinationCounters.DropReason.RATE)).isEqualTo(1);
  }
}
