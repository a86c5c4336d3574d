package org.logkeep.cli.daemon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.logkeep.linux.ProcessCalls;
import org.logkeep.linux.Sys;

/**
 * The load of a warm-up: records in both wire formats, over streams, counted streams and datagrams,
 * through priority filters, words and expressions, into one file, into files by name, and on to
 * another machine.
 *
 * <p>How much: every class that a record meets, linked; what the compilers would learn is not kept
 * (see the launcher).
 */
final class WarmUpLoad {
  private static final String CONFIGURATION =
      """
      @version: 3.38
      options { keep-hostname(yes); create-dirs(yes); log-fifo-size(100000); };
      source lines { network(ip("127.0.0.1") port(@LINES@) transport("tcp")); };
      source counted { syslog(ip("127.0.0.1") port(@COUNTED@) transport("tcp")); };
      source datagrams { network(ip("127.0.0.1") port(@DATAGRAMS@) transport("udp")); unix-dgram("@DIR@/dgram"); };
      source marks { unix-stream("@DIR@/stream"); internal(); };
      destination all { file("@DIR@/all"); };
      destination auth { file("@DIR@/auth"); };
      destination mail { file("@DIR@/mail"); };
      destination others { file("@DIR@/others"); };
      destination words { file("@DIR@/words"); };
      destination named { file("@DIR@/named/${HOST}/${PROGRAM}"
        template("${ISODATE} ${HOST} ${FACILITY}.${LEVEL} ${PROGRAM}[${PID}]: ${MSG}\\n")); };
      destination relay { network("127.0.0.1" port(@RELAY@) transport("tcp")); };
      destination marks { file("@DIR@/marks"); };
      filter f_auth { facility(auth, authpriv); };
      filter f_mail { facility(mail) and level(info..warn); };
      filter f_others { not facility(auth, authpriv, mail) and level(info..emerg); };
      filter f_words { message("failed") or message("denied"); };
      filter f_expressions { message("worker [0-9]+ (finished|began) task") or message("(error|warning): .*refused"); };
      filter f_program { program("cron") and not host("elsewhere"); };
      log { source(lines); destination(all); flags(flow-control); };
      log { source(lines); filter(f_auth); destination(auth); flags(flow-control); };
      log { source(lines); filter(f_mail); destination(mail); flags(flow-control); };
      log { source(lines); filter(f_others); destination(others); flags(flow-control); };
      log { source(lines); filter(f_words); destination(words); flags(flow-control); };
      log { source(lines); filter(f_expressions); destination(words); flags(flow-control); };
      log { source(lines); filter(f_program); destination(named); flags(flow-control); };
      log { source(lines); destination(relay); flags(flow-control); };
      log { source(counted); destination(all); flags(flow-control); };
      log { source(counted); destination(named); flags(flow-control); };
      log { source(datagrams); destination(all); flags(flow-control); };
      log { source(marks); destination(marks); };
      """;

  private static final List<String> TEXTS =
      List.of(
          "Accepted publickey for alice from 192.0.2.3 port 52144 ssh2",
          "worker 7 finished task in 183 ms",
          "checkpoint complete: wrote 311 buffers (1.9%); took no more than 0.311 s, nothing was"
              + " left to be written",
          "Failed password for invalid user test from 203.0.113.9 port 4022; 3 more may be tried",
          "access denied by policy rule 17",
          "eth0: link up, 1000 Mbps, full duplex");
  private static final List<String> PROGRAMS = List.of("sshd", "cron", "postfix/smtpd", "app");
  private static final int[] FACILITIES = {4, 10, 2, 3, 9, 16};
  private static final int[] SEVERITIES = {6, 6, 5, 4, 3, 7};

  private static final int RECORDS_A_BLOCK = 600;
  private static final int LINE_BLOCKS = 10;
  private static final int COUNTED_BLOCKS = 5;
  private static final int DATAGRAM_BLOCKS = 3;
  private static final int SIGTERM = 15;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Path directory;
  private final long deadline = System.nanoTime() + PATIENCE_NANOS;
  private final int lines;
  private final int counted;
  private final int datagrams;
  private final ServerSocketChannel relay;

  /** Makes a load whose files and sockets lie in a directory. */
  WarmUpLoad(Path directory) throws IOException {
    this.directory = directory;
    lines = freePort();
    counted = freePort();
    datagrams = freePort();
    relay = ServerSocketChannel.open().bind(local(0));
  }

  private static int freePort() throws IOException {
    try (ServerSocketChannel channel = ServerSocketChannel.open().bind(local(0))) {
      return channel.socket().getLocalPort();
    }
  }

  private static SocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  Path pidFile() {
    return directory.resolve("pid");
  }

  Path controlSocket() {
    return directory.resolve("ctl");
  }

  /** The configuration of the daemon that gets the load. */
  String configuration() {
    return CONFIGURATION
        .replace("@DIR@", directory.toString())
        .replace("@LINES@", Integer.toString(lines))
        .replace("@COUNTED@", Integer.toString(counted))
        .replace("@DATAGRAMS@", Integer.toString(datagrams))
        .replace("@RELAY@", Integer.toString(relay.socket().getLocalPort()));
  }

  /** Sends everything and waits until the daemon has it. */
  void run() throws IOException {
    awaitFile(pidFile());
    Thread.ofPlatform().daemon().start(this::takeRelayed);
    try (SocketChannel channel = SocketChannel.open(local(lines))) {
      repeat(channel, block(Form.LINES), LINE_BLOCKS);
      try (SocketChannel second = SocketChannel.open(local(counted))) {
        repeat(second, block(Form.COUNTED), COUNTED_BLOCKS);
        sendDatagrams();
        awaitQuiet(directory.resolve("all"));
        talk(directory.resolve("stream"), "<14>Oct 11 22:14:15 host app[12]: end\n", false);
        awaitFile(directory.resolve("marks"));
      }
    }
  }

  /** Asks the daemon for its statistics, and stops it as service managers do. */
  void stop() throws IOException {
    talk(controlSocket(), "STATS\n", true);
    ProcessCalls self = new Sys().process();
    int _ = self.kill(self.pid(), SIGTERM);
  }

  private enum Form {
    LINES,
    COUNTED,
    BARE
  }

  private static byte[] block(Form form) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int i = 0; i < RECORDS_A_BLOCK; i++) {
      byte[] record = record(form, i).getBytes(StandardCharsets.US_ASCII);
      if (form == Form.COUNTED) {
        block.writeBytes((record.length + " ").getBytes(StandardCharsets.US_ASCII));
      }
      block.writeBytes(record);
    }
    return block.toByteArray();
  }

  private static String record(Form form, int number) {
    int priority = FACILITIES[number % 6] * 8 + SEVERITIES[number / 6 % 6];
    String host = "host" + number % 11;
    String program = PROGRAMS.get(number % 4);
    String text = TEXTS.get(number % TEXTS.size()) + " seq=" + number;
    int second = 10 + number / 200;
    return switch (form) {
      case LINES, BARE ->
          "<%d>Oct 11 22:14:%d %s %s[%d]: %s%s"
              .formatted(
                  priority, second, host, program, number, text, form == Form.LINES ? "\n" : "");
      case COUNTED ->
          "<%d>1 2003-10-11T22:14:%d.003Z %s %s %d ID47 [a@1 b=\"c\"] %s"
              .formatted(priority, second, host, program, number, text);
    };
  }

  private static void repeat(SocketChannel channel, byte[] block, int times) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(block.length).put(block);
    for (int i = 0; i < times; i++) {
      buffer.rewind();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  /** Some may be lost, as datagrams are. */
  private void sendDatagrams() throws IOException {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(local(datagrams));
      ByteBuffer[] records = new ByteBuffer[RECORDS_A_BLOCK];
      for (int i = 0; i < RECORDS_A_BLOCK; i++) {
        byte[] record = record(Form.BARE, i).getBytes(StandardCharsets.US_ASCII);
        records[i] = ByteBuffer.allocateDirect(record.length).put(record);
      }
      for (int i = 0; i < DATAGRAM_BLOCKS; i++) {
        for (ByteBuffer record : records) {
          channel.write(record.rewind());
        }
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private void takeRelayed() {
    try (ServerSocketChannel listener = relay;
        SocketChannel channel = listener.accept()) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
      while (channel.read(buffer.clear()) >= 0) {
        // Only taken off the daemon's hands.
      }
    } catch (IOException e) {
      // The daemon has gone; the load ends with it.
    }
  }

  private void awaitFile(Path file) {
    while (!Files.exists(file) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Waits until a file has not grown for a while. */
  private void awaitQuiet(Path file) throws IOException {
    awaitFile(file);
    long size = -1;
    while (size != Files.size(file) && System.nanoTime() < deadline) {
      size = Files.size(file);
      LockSupport.parkNanos(200_000_000);
    }
  }

  private static void talk(Path socket, String text, boolean awaitReply) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      if (awaitReply) {
        channel.read(ByteBuffer.allocate(64 << 10));
      }
    }
  }
}
