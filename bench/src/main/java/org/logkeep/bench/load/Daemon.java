package org.logkeep.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A daemon that can be measured.
 *
 * @param name what the table calls it
 * @param program its command
 * @param kind how it is configured and started
 */
record Daemon(String name, String program, Kind kind) {
  enum Kind {
    LOGKEEP,
    SYSLOG_NG,
    RSYSLOG,
    /** Logkeep as sysklogd's daemon, which has no TCP. */
    LOGKEEP_SYSLOGD;

    boolean knows(Task task) {
      return this != LOGKEEP_SYSLOGD || task.datagrams();
    }
  }

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** Processor time is counted in steps of this. */
  private static final double MICROS_A_TICK = 10_000;

  Measurement measure(Task task, Records records, long count)
      throws IOException, InterruptedException {
    try (Place place = Place.make()) {
      Files.writeString(
          place.configuration(),
          switch (kind) {
            case LOGKEEP, SYSLOG_NG -> task.syslogNg(place);
            case RSYSLOG -> task.rsyslog(place);
            case LOGKEEP_SYSLOGD -> task.syslogConf(place);
          });
      Process process =
          new ProcessBuilder(command(place))
              .redirectErrorStream(true)
              .redirectOutput(place.directory().resolve("said").toFile())
              .start();
      try {
        return measure(task, records, count, place, process);
      } finally {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
    }
  }

  private Measurement measure(Task task, Records records, long count, Place place, Process process)
      throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!isReady(task, place)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(
            name + " does not start: " + Files.readString(place.directory().resolve("said")));
      }
      LockSupport.parkNanos(2_000_000);
    }
    long own = place.lines();
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    double before = ticks(proc);
    long started = System.nanoTime();
    if (task.datagrams()) {
      records.asDatagrams(place.socket().toString(), count);
    } else {
      records.overTcp(place.port(), count);
    }
    long ended = awaitQuiet(place);
    long lines = place.lines() - own;
    return new Measurement(
        (ticks(proc) - before) * MICROS_A_TICK / count,
        lines * 1e9 / (ended - started),
        count - lines,
        peak(proc));
  }

  private List<String> command(Place place) {
    String conf = place.configuration().toString();
    String state = place.state().toString();
    return switch (kind) {
      case LOGKEEP ->
          List.of(
              program,
              "syslog-ng",
              "-F",
              "--no-caps",
              "-f",
              conf,
              "-R",
              state + "/persist",
              "-p",
              state + "/pid",
              "-c",
              state + "/ctl");
      case SYSLOG_NG ->
          List.of(
              program,
              "-F",
              "--no-caps",
              "-f",
              conf,
              "-R",
              state + "/persist",
              "-p",
              state + "/pid",
              "-c",
              state + "/ctl");
      case RSYSLOG -> List.of(program, "-n", "-f", conf, "-i", state + "/pid");
      case LOGKEEP_SYSLOGD ->
          List.of(
              program,
              "syslogd",
              "-F",
              "-K",
              "-ss",
              "-f",
              conf,
              "-p",
              place.socket().toString(),
              "-P",
              state + "/pid",
              "-C",
              state + "/cache");
    };
  }

  private boolean isReady(Task task, Place place) {
    if (kind == Kind.LOGKEEP_SYSLOGD) {
      // By then it has written what it says of itself.
      return Files.exists(place.state().resolve("pid"));
    }
    if (task.datagrams()) {
      return Files.exists(place.socket());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), place.port())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits until the file of all records has not grown for two seconds; tells when it last did. */
  private static long awaitQuiet(Place place) throws IOException {
    Path all = place.output().resolve("all");
    long size = -1;
    long grown = System.nanoTime();
    while (System.nanoTime() - grown < TimeUnit.SECONDS.toNanos(2)) {
      long now = Files.exists(all) ? Files.size(all) : 0;
      if (now != size) {
        size = now;
        grown = System.nanoTime();
      }
      LockSupport.parkNanos(5_000_000);
    }
    return grown;
  }

  /** User and system time, proc(5). */
  private static double ticks(Path proc) throws IOException {
    String stat = Files.readString(proc.resolve("stat"));
    String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Double.parseDouble(words[11]) + Double.parseDouble(words[12]);
  }

  private static long peak(Path proc) throws IOException {
    return Files.readAllLines(proc.resolve("status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }
}
