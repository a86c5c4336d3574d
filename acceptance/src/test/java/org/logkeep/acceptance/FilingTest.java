package org.logkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, through the real command: what real clients send is filed where the configuration
 * says.
 */
class FilingTest {
  @TempDir private Path directory;

  private static final String OPTIONS =
      """
      @version: 3.38
      options { keep-hostname(yes); use-dns(no); create-dirs(yes); };
      """;

  @Test
  void filesWhatTheRealLoggerSendsByFacility() throws IOException, InterruptedException {
    String configuration =
        OPTIONS
            + """
            source s { unix-dgram("@DIR@/log"); };
            destination mail { file("@DIR@/mail.log" template("$FACILITY.$LEVEL $PROGRAM $MSG\\n")); };
            destination rest { file("@DIR@/rest.log" template("$FACILITY.$LEVEL $PROGRAM $MSG\\n")); };
            log { source(s); filter { facility(mail); }; destination(mail); flags(final); };
            log { source(s); destination(rest); };
            """;
    try (RunningLogger logger = RunningLogger.start(directory, configuration)) {
      logger("mail.warning", "postfix", "queue is long");
      logger("auth.info", "su", "one came in");
      assertThat(logger.lines("mail.log", 1)).containsExactly("mail.warning postfix queue is long");
      assertThat(logger.lines("rest.log", 1)).containsExactly("auth.info su one came in");
      assertThat(logger.stop()).isZero();
    }
    // syslog-ng 3.38 leaves its socket where it is, and takes its place at the next start.
    assertThat(directory.resolve("log")).exists();
  }

  private void logger(String priority, String tag, String text)
      throws IOException, InterruptedException {
    Process sent =
        new ProcessBuilder(
                "logger",
                "-u",
                directory.resolve("log").toString(),
                "-p",
                priority,
                "-t",
                tag,
                text)
            .inheritIO()
            .start();
    assertThat(sent.waitFor()).isZero();
  }

  @Test
  void losesNothingOfManyConnectionsAtOnce() throws Exception {
    int port = freePort();
    String configuration =
        OPTIONS
            + """
            source s { network(ip("127.0.0.1") port(%d) transport("tcp") max-connections(100)); };
            destination d { file("@DIR@/out" template("$PROGRAM $MSG\\n")); };
            log { source(s); destination(d); flags(flow-control); };
            """
                .formatted(port);
    int connections = 20;
    int each = 5_000;
    try (RunningLogger logger = RunningLogger.start(directory, configuration)) {
      Thread[] senders = new Thread[connections];
      for (int c = 0; c < connections; c++) {
        int number = c;
        senders[c] = Thread.ofVirtual().start(() -> send(port, number, each));
      }
      for (Thread sender : senders) {
        sender.join();
      }
      var lines = logger.lines("out", connections * each);
      assertThat(lines).hasSize(connections * each);
      for (int c = 0; c < connections; c++) {
        String program = "p" + c + " ";
        assertThat(lines.stream().filter(l -> l.startsWith(program)).toList())
            .as("the records of connection %d, in order", c)
            .isEqualTo(IntStream.range(0, each).mapToObj(i -> program + "n" + i).toList());
      }
    }
  }

  private static void send(int port, int number, int count) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        text.append("<13>Oct 11 22:14:15 host p" + number + ": n" + i + "\n");
      }
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void keepsTheOldConfigurationWhenTheNewOneIsWrong() throws Exception {
    int port = freePort();
    String configuration =
        OPTIONS
            + """
            source s { network(ip("127.0.0.1") port(%d) transport("tcp")); };
            destination d { file("@DIR@/out" template("$MSG\\n")); };
            log { source(s); destination(d); };
            """
                .formatted(port);
    try (RunningLogger logger = RunningLogger.start(directory, configuration);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write("<13>Oct 11 22:14:15 host p: one\n".getBytes(StandardCharsets.US_ASCII));
      logger.lines("out", 1);
      Files.writeString(directory.resolve("logger.conf"), "@version: 3.38\nsource s { nonsense");
      logger.signal("HUP");
      logger.await("the complaint", () -> console().contains("error["));
      out.write("<13>Oct 11 22:14:15 host p: two\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(logger.lines("out", 2)).containsExactly("one", "two");
    }
  }

  @Test
  void movesToTheNewConfigurationWithoutClosingConnections() throws Exception {
    int port = freePort();
    String before =
        OPTIONS
            + """
            source s { network(ip("127.0.0.1") port(%d) transport("tcp")); };
            destination d { file("@DIR@/old" template("$MSG\\n")); };
            log { source(s); destination(d); };
            """
                .formatted(port);
    try (RunningLogger logger = RunningLogger.start(directory, before);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write("<13>Oct 11 22:14:15 host p: one\n".getBytes(StandardCharsets.US_ASCII));
      logger.lines("old", 1);
      Files.writeString(
          directory.resolve("logger.conf"),
          before.replace("@DIR@/old", "@DIR@/new").replace("@DIR@", directory.toString()));
      logger.signal("HUP");
      for (int i = 0; !Files.exists(directory.resolve("new")) && i < 2000; i++) {
        out.write(("<13>Oct 11 22:14:15 host p: n" + i + "\n").getBytes(StandardCharsets.US_ASCII));
        LockSupport.parkNanos(5_000_000);
      }
      assertThat(logger.lines("new", 1)).isNotEmpty();
    }
  }

  private String console() {
    try {
      return Files.readString(directory.resolve("console"));
    } catch (IOException e) {
      return "";
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
