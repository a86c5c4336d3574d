package org.logkeep.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.testkit.oracle.LossOracle;

/** Reloads while records stream in: right files take effect, wrong ones change nothing. */
class ReloadUnderLoadTest {
  private static final int RELOADS = Rig.isLong() ? 60 : 12;
  private static final long BETWEEN_NANOS = Rig.isLong() ? 1_000_000_000L : 150_000_000L;
  private static final String SOURCES =
      """
      source tcp { network(ip("127.0.0.1") port(@PORT@) transport("tcp") max-connections(100)); };
      source unix { unix-stream("@DIR@/stream" max-connections(100)); };
      """;

  /** Each differs from the next in what runs: a destination, a filter, the ways, a source more. */
  private static final String[] RIGHT = {
    SOURCES
        + """
        destination d { file("@DIR@/out.a" template("$MSG\\n")); };
        log { source(tcp); source(unix); destination(d); flags(flow-control); };
        """,
    SOURCES
        + """
        destination d { file("@DIR@/out.b" template("$MSG\\n")); };
        filter f { level(debug..emerg) and not message("nothing of the kind"); };
        log { source(tcp); filter(f); destination(d); flags(flow-control); };
        log { source(unix); destination(d); flags(flow-control); };
        """,
    SOURCES
        + """
        source more { unix-dgram("@DIR@/dgram"); };
        destination t { file("@DIR@/out.tcp" template("$MSG\\n")); };
        destination u { file("@DIR@/out.unix.$PROGRAM" template("$MSG\\n")); };
        log { source(more); source(tcp); destination(t); flags(flow-control); };
        log { source(unix); destination(u); flags(flow-control); };
        """
  };

  private static final String[] WRONG = {
    SOURCES + "destination d { file(\"@DIR@/out.c\"); ",
    SOURCES + "log { source(tcp); destination(nowhere); };",
    // Sound, but a socket cannot be opened: a directory is in its place.
    SOURCES
        + """
        source bad { unix-dgram("@DIR@"); };
        destination d { file("@DIR@/out.c" template("$MSG\\n")); };
        log { source(tcp); source(unix); source(bad); destination(d); };
        """
  };

  @TempDir private Path directory;

  @Test
  void notOneRecordIsLostOnStreams(TestReporter reporter) throws Exception {
    LossOracle oracle = new LossOracle();
    AtomicBoolean more = new AtomicBoolean(true);
    try (Rig rig = Rig.start(directory, RIGHT[0])) {
      Load load = new Load(oracle);
      for (int i = 0; i < 4; i++) {
        load.sendWhile("tcp-" + i, () -> paced(more), () -> rig.connect().getOutputStream());
        load.sendWhile(
            "unix-" + i,
            () -> paced(more),
            () -> {
              SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
              channel.connect(UnixDomainSocketAddress.of(rig.path("stream")));
              return Channels.newOutputStream(channel);
            });
      }
      for (int i = 1; i <= RELOADS; i++) {
        boolean right = i % 3 != 0;
        rig.configure(right ? RIGHT[i % RIGHT.length] : WRONG[i / 3 % WRONG.length]);
        assertThat(rig.ask("RELOAD"))
            .as("reload %d; console: %s", i, rig.console())
            .startsWith(right ? "OK" : "FAIL");
        LockSupport.parkNanos(BETWEEN_NANOS);
      }
      more.set(false);
      load.join();
      rig.await(
          "all records",
          () ->
              rig.ledger("source tcp#0", "received") + rig.ledger("source unix#0", "received")
                      >= oracle.sent()
                  && rig.ask("LEDGER").lines().noneMatch(l -> l.matches(".*waiting=[1-9].*")));
      LossOracle.Verdict verdict = oracle.judge(rig.linesOfAll("out"));
      reporter.publishEntry(
          "%d reloads, %d records sent, %d arrived"
              .formatted(RELOADS, oracle.sent(), verdict.arrived()));
      assertThat(verdict.missing()).as(verdict.example()).isZero();
      assertThat(verdict.doubled() + verdict.foreign()).as(verdict.example()).isZero();
      assertThat(rig.path("out.c")).doesNotExist();
      rig.assertBalanced();
      assertThat(rig.stop()).isZero();
    }
  }

  /** At full speed in the long form; in the short one a little slower, to have less to judge. */
  private static boolean paced(AtomicBoolean more) {
    if (!Rig.isLong()) {
      LockSupport.parkNanos(10_000);
    }
    return more.get();
  }

  @Test
  void theReloadSaysWhatItChangedAndAWrongOneWhere() throws Exception {
    try (Rig rig = Rig.start(directory, RIGHT[0])) {
      rig.configure(
          RIGHT[2]
              + "destination c { file(\"@DIR@/own\"); };\n"
              + "source own { internal(); };\nlog { source(own); destination(c); };\n");
      assertThat(rig.ask("RELOAD")).startsWith("OK");
      rig.configure(WRONG[1]);
      assertThat(rig.ask("RELOAD")).startsWith("FAIL");
      assertThat(rig.console()).contains("nowhere");
      rig.configure(
          RIGHT[1]
              + "destination c { file(\"@DIR@/own\"); };\n"
              + "source own { internal(); };\nlog { source(own); destination(c); };\n");
      assertThat(rig.ask("RELOAD")).startsWith("OK");
      rig.await(
          "the summary",
          () ->
              rig.lines("own").stream()
                  .anyMatch(l ->
                      l.contains("Configuration reload finished")
                          && l.contains("opened destination d#0")
                          && l.contains("source more#0")));
      rig.assertBalanced();
    }
  }
}
