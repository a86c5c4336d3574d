package org.logkeep.cli.loggen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.cli.Command;
import org.logkeep.linux.Address;
import org.logkeep.linux.SocketCalls;
import org.logkeep.linux.Sys;

class LoggenCommandTest {
  @TempDir Path directory;

  private final Sys sys = new Sys();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void sendsNumberedLinesOfTheSizeAsked() throws Exception {
    List<String> lines = stream("-n", "50", "-s", "200", "-r", "100000").lines().toList();
    assertThat(lines).hasSize(50).allMatch(line -> line.length() == 199);
    assertThat(lines.get(7)).contains("prg00000[1234]: seq: 0000000007, thread: 0000, runid: ");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("average rate").contains("count=50");
  }

  @Test
  void putsACountBeforeFramedMessages() throws Exception {
    String text = stream("-P", "-n", "3", "-s", "120", "-r", "100000");
    assertThat(text).hasSize(3 * ("120 ".length() + 120)).startsWith("120 <38>1 ");
    assertThat(stream("-P", "-F", "-n", "3", "-s", "120", "-r", "1e5").lines()).hasSize(3);
  }

  @Test
  void sendsTheLinesOfAFile() throws Exception {
    Path file = directory.resolve("lines");
    Files.writeString(file, "<13>one\n\n<13>two\n");
    assertThat(stream("-R", file.toString(), "-r", "1000")).isEqualTo("<13>one\n<13>two\n");
    assertThat(stream("-R", file.toString(), "-l", "-n", "3", "-r", "1000").lines())
        .containsExactly("<13>one", "<13>two", "<13>one");
  }

  @Test
  void sendsUnixDatagrams() {
    String path = directory.resolve("socket").toString();
    Address address = new Address.UnixPath(path);
    int socket = sys.sockets().open(address, SocketCalls.DATAGRAM);
    assertThat(sys.sockets().bind(socket, address)).isZero();
    assertThat(run("-x", "-D", "-n", "5", "-s", "100", "-r", "1000", path)).isZero();
    byte[] buffer = new byte[1000];
    List<Integer> lengths = new ArrayList<>();
    int length = sys.sockets().receive(socket, buffer, 0, buffer.length);
    while (length > 0) {
      lengths.add(length);
      length = sys.sockets().receive(socket, buffer, 0, buffer.length);
    }
    sys.close(socket);
    assertThat(lengths).containsExactly(100, 100, 100, 100, 100);
  }

  @Test
  void keepsThePace() {
    AtomicLong now = new AtomicLong();
    Pace pace = new Pace(now::get, 1000);
    assertThat(pace.due(0)).isZero();
    pace.next();
    assertThat(pace.due(0)).isEqualTo(1_000_000);
    now.set(5_000_000);
    for (int i = 0; i < 5; i++) {
      pace.next();
    }
    assertThat(pace.due(5_000_000)).isEqualTo(1_000_000);
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThat(run("127.0.0.1")).isEqualTo(1);
    assertThat(run("-r", "fast", "h", "1")).isEqualTo(1);
    assertThat(run("-D", "-f", "127.0.0.1", "514")).isEqualTo(1);
    assertThat(run("-x", directory.resolve("none").toString())).isEqualTo(1);
    assertThat(run("--help")).isZero();
  }

  /** What a listener gets from one connection. */
  private String stream(String... arguments) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> got = CompletableFuture.supplyAsync(() -> readAll(listener));
      List<String> all = new ArrayList<>(List.of(arguments));
      all.add("127.0.0.1");
      all.add(String.valueOf(listener.getLocalPort()));
      assertThat(run(all.toArray(String[]::new))).isZero();
      return got.get();
    }
  }

  private static String readAll(ServerSocket listener) {
    try (Socket connection = listener.accept()) {
      return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int run(String... arguments) {
    return new LoggenCommand(sys, Clock.systemUTC())
        .run(
            List.of(arguments),
            new Command.Streams(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)));
  }
}
