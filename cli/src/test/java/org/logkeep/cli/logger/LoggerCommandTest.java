package org.logkeep.cli.logger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.cli.Command;
import org.logkeep.linux.Address;
import org.logkeep.linux.SocketCalls;
import org.logkeep.linux.Sys;

class LoggerCommandTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-02T13:49:22.663592Z"), ZoneId.of("UTC"));
  private static final Map<String, String> ENVIRONMENT = Map.of("LOGNAME", "joe");

  @TempDir Path directory;

  private final Sys sys = new Sys();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void sendsBothFormsToTheLocalSocket() {
    String path = directory.resolve("log").toString();
    Address address = new Address.UnixPath(path);
    int socket = sys.sockets().open(address, SocketCalls.DATAGRAM);
    assertThat(sys.sockets().bind(socket, address)).isZero();
    assertThat(run("-u", path, "-t", "tag", "-I", "77", "-H", "vm", "some", "text")).isZero();
    assertThat(run("-u", path, "-b", "-t", "tag", "-I", "77", "-H", "vm", "text")).isZero();
    assertThat(received(socket))
        .containsExactly(
            "<13>1 2026-11-02T13:49:22.663592+00:00 vm tag 77 - - some text",
            "<13>vm tag[77]: text");
    sys.close(socket);
  }

  @Test
  void findsItsSocketInTheEnvironment() {
    String path = directory.resolve("env").toString();
    Address address = new Address.UnixPath(path);
    int socket = sys.sockets().open(address, SocketCalls.DATAGRAM);
    assertThat(sys.sockets().bind(socket, address)).isZero();
    int code =
        new LoggerCommand(sys, CLOCK, Map.of("SYSLOG_UNIX_PATH", path, "USER", "ann"))
            .run(List.of("-H", "vm", "-m", "ID7", "-d", "a@1 b=\"c\"", "x"), streams(""));
    assertThat(code).isZero();
    assertThat(received(socket))
        .containsExactly("<13>1 2026-11-02T13:49:22.663592+00:00 vm ann - ID7 [a@1 b=\"c\"] x");
    sys.close(socket);
  }

  @Test
  void sendsToAnotherHost() throws IOException {
    try (DatagramChannel receiver = DatagramChannel.open()) {
      receiver.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = ((InetSocketAddress) receiver.getLocalAddress()).getPort();
      assertThat(
              run(
                  "-b",
                  "-h",
                  "127.0.0.1",
                  "-P",
                  String.valueOf(port),
                  "-H",
                  "vm",
                  "-t",
                  "tag",
                  "text"))
          .isZero();
      ByteBuffer buffer = ByteBuffer.allocate(1000);
      receiver.receive(buffer);
      assertThat(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8))
          .isEqualTo("<13>Nov  2 13:49:22 vm tag: text");
    }
  }

  @Test
  void takesSeveritiesFromTheLinesOfItsInput() {
    int code =
        new LoggerCommand(sys, CLOCK, ENVIRONMENT)
            .run(
                List.of("-f", "-", "-b", "-H", "vm", "-p", "mail.warn"),
                streams("one\n<3>two\n\n<9>three\n"));
    assertThat(code).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("<20>vm joe: one\n<19>vm joe: two\n<20>vm joe: <9>three\n");
  }

  @Test
  void writesAndRotatesAFile() throws IOException {
    Path file = directory.resolve("file");
    for (int i = 0; i < 4; i++) {
      assertThat(run("-f", file.toString(), "-r", "30:2", "-t", "tag", "text " + i)).isZero();
    }
    assertThat(file).hasContent("Nov  2 2026 13:49:22 tag: text 3");
    assertThat(directory.resolve("file.0")).hasContent("Nov  2 2026 13:49:22 tag: text 2");
    assertThat(directory.resolve("file.1")).hasContent("Nov  2 2026 13:49:22 tag: text 1");
    assertThat(Files.exists(directory.resolve("file.2"))).isFalse();
  }

  @Test
  void showsTheMessageOnStandardErrorToo() {
    assertThat(run("-s", "-f", "-", "-t", "tag", "text")).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Nov  2 2026 13:49:22 tag: text\n");
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThat(run("-p", "13", "x")).isEqualTo(1);
    assertThat(run("-p", "mail.nosuch", "x")).isEqualTo(1);
    assertThat(run("-u", directory.resolve("none").toString(), "x")).isEqualTo(1);
    assertThat(run("-o", "nosuch=1", "x")).isEqualTo(1);
    assertThat(run("-?")).isZero();
    assertThat(run("-v")).isZero();
  }

  @Test
  void cutsWordsAtFiveHundredAndElevenBytes() {
    assertThat(run("-f", "-", "-b", "-H", "vm", "-t", "t", "x".repeat(600))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("<13>vm t: " + "x".repeat(511) + "\n");
  }

  private int run(String... arguments) {
    return new LoggerCommand(sys, CLOCK, ENVIRONMENT).run(List.of(arguments), streams(""));
  }

  private Command.Streams streams(String input) {
    return new Command.Streams(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  /** What lies in a socket; a datagram is there once its sender has returned. */
  private List<String> received(int socket) {
    List<String> all = new ArrayList<>();
    byte[] buffer = new byte[4096];
    int length = sys.sockets().receive(socket, buffer, 0, buffer.length);
    while (length > 0) {
      all.add(new String(buffer, 0, length, StandardCharsets.UTF_8));
      length = sys.sockets().receive(socket, buffer, 0, buffer.length);
    }
    return all;
  }
}
