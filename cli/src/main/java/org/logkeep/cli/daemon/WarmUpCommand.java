package org.logkeep.cli.daemon;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.logkeep.cli.Command;
import org.logkeep.cli.VersionCommand;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.dialect.syslogng.SyslogNgFrontEnd;
import org.logkeep.linux.SysException;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * Runs a daemon once over a handful of records and stops it again: what the launcher records for
 * the starts to come (JEP 514).
 */
public final class WarmUpCommand implements Command {
  private static final String CONFIGURATION =
      """
      @version: 3.38
      options { keep-hostname(yes); use-dns(no); create-dirs(yes); };
      source s { unix-stream("@DIR@/stream"); unix-dgram("@DIR@/dgram"); internal();
                 network(ip("127.0.0.1") port(0) transport("udp")); network(ip("127.0.0.1") port(0) transport("tcp")); };
      destination d { file("@DIR@/out"); };
      destination n { file("@DIR@/$HOST/$PROGRAM" template("$ISODATE $HOST $MSGHDR$MSG\\n")); };
      filter f { level(info..emerg) and not facility(mail) and not message("nothing of the kind"); };
      log { source(s); filter(f); destination(d); flags(flow-control); };
      log { source(s); destination(n); };
      """;

  private static final String RECORDS =
      """
      <14>Oct 11 22:14:15 host app[12]: one
      <165>1 2003-10-11T22:14:15.003Z host app 12 ID47 [a@1 b="c"] two
      """;

  private static final long PATIENCE_NANOS = 10_000_000_000L;

  /** Makes the command. */
  public WarmUpCommand() {}

  @Override
  public int run(List<String> arguments, Streams streams) {
    try {
      Path directory = Files.createTempDirectory("logkeep-warm-up");
      try {
        return run(directory, streams);
      } finally {
        delete(directory);
      }
    } catch (IOException | SysException e) {
      streams.err().println("logkeep: " + e.getMessage());
      return 1;
    }
  }

  private static int run(Path directory, Streams streams) throws IOException, SysException {
    SourceText text =
        SourceText.of("warm-up.conf", CONFIGURATION.replace("@DIR@", directory.toString()));
    DaemonRequest request =
        new DaemonRequest(
            "logkeep",
            new PlainManners("logkeep", VersionCommand.VERSION),
            new SyslogNgFrontEnd(DialectOptions.plain()),
            () -> Optional.of(text),
            Optional.of(directory.resolve("pid").toString()),
            Optional.of(directory.resolve("ctl").toString()),
            directory,
            RunAs.STARTER,
            false,
            Optional.empty());
    Thread.ofPlatform().daemon().start(() -> talk(directory, streams));
    return Daemon.start(request, streams);
  }

  private static void talk(Path directory, Streams streams) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try {
      awaitFile(directory.resolve("pid"), deadline);
      send(directory.resolve("stream"), RECORDS, false);
      awaitFile(directory.resolve("out"), deadline);
      send(directory.resolve("ctl"), "STATS\n", true);
      send(directory.resolve("ctl"), "STOP\n", true);
    } catch (IOException e) {
      streams.err().println("logkeep: " + e.getMessage());
    }
  }

  private static void awaitFile(Path file, long deadline) {
    while (!Files.exists(file) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void send(Path socket, String text, boolean awaitReply) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      if (awaitReply) {
        channel.read(ByteBuffer.allocate(64 << 10));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
