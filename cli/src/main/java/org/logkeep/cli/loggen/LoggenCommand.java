package org.logkeep.cli.loggen;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.logkeep.cli.Command;
import org.logkeep.linux.Sys;

/** {@code loggen}: sends messages at a rate and says how many went through. */
public final class LoggenCommand implements Command {
  private static final int FAILURE = 1;
  private static final double SECOND = 1e9;
  private static final String USAGE =
      """
      Usage: loggen [OPTION...] HOST PORT
             loggen [OPTION...] --unix PATH

        -i, --inet                 to HOST and PORT (the rule)
        -x, --unix                 to a unix socket
        -S, --stream               a stream: TCP or a unix stream (the rule)
        -D, --dgram                datagrams: UDP or a unix datagram socket
        -6, --ipv6                 IPv6 only
        -r, --rate=N               messages a second and connection, 1000 if not given
        -s, --size=BYTES           size of a message, 256 if not given
        -n, --number=N             stop after so many messages
        -I, --interval=SECONDS     stop after so many seconds, 10 if not given
        -T, --permanent            go on until stopped
        -P, --syslog-proto         messages of RFC 5424, framed on streams
        -p, --sdata=SD             structured data of such messages
        -f, --framing              a count before each message (RFC 6587)
        -F, --no-framing           no count, a newline behind each message
        -R, --read-file=FILE       send the lines of a file
        -l, --loop-reading         begin it again at its end
        -a, --active-connections=N connections that send, 1 if not given
            --idle-connections=N   connections that do not
        -C, --csv                  statistics of each second as CSV on standard output
        -Q, --quiet                only the last line of statistics
        -h, --help                 this text

      Examples:
        logkeep loggen --rate 100 --number 200 127.0.0.1 5514
        logkeep loggen --unix --dgram --number 10 var/log.sock
      """;

  private final Sys sys;
  private final Clock clock;

  /** A command that uses this system and clock. */
  public LoggenCommand(Sys sys, Clock clock) {
    this.sys = sys;
    this.clock = clock;
  }

  @Override
  public int run(List<String> words, Streams streams) {
    LoggenArguments arguments = LoggenArguments.parse(words);
    if (arguments.help) {
      streams.out().print(USAGE);
      return 0;
    }
    if (arguments.wrong.isPresent()) {
      streams.err().println("loggen: " + arguments.wrong.get() + " (see --help)");
      return FAILURE;
    }
    try {
      return send(arguments, streams);
    } catch (IOException e) {
      streams.err().println("loggen: " + e.getMessage());
      return FAILURE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILURE;
    }
  }

  private int send(LoggenArguments arguments, Streams streams)
      throws IOException, InterruptedException {
    Optional<List<byte[]>> lines = Optional.empty();
    if (arguments.file.isPresent()) {
      lines = Optional.of(MessageMaker.read(arguments.file.get()));
    }
    Wires wires = new Wires(sys);
    List<Wire> open = new ArrayList<>();
    try {
      for (int i = 0; i < arguments.active + arguments.idle; i++) {
        open.add(wires.open(arguments));
      }
      return drive(arguments, open, lines, streams);
    } finally {
      for (Wire wire : open) {
        wire.close();
      }
    }
  }

  private int drive(
      LoggenArguments arguments, List<Wire> open, Optional<List<byte[]>> lines, Streams streams)
      throws InterruptedException {
    AtomicLong count = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();
    long run = clock.millis() / 1000;
    Pace whole = new Pace(System::nanoTime, 1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < arguments.active; i++) {
      Wire wire = open.get(i);
      MessageMaker maker = new MessageMaker(arguments, clock, i, run, lines);
      threads.add(
          Thread.ofPlatform()
              .name("loggen " + i)
              .start(() -> connection(arguments, wire, maker, count, bytes, troubles)));
    }
    if (arguments.csv) {
      streams.out().println("seconds;messages;bytes");
    }
    for (Thread thread : threads) {
      while (!thread.join(Duration.ofSeconds(1))) {
        progress(arguments, streams, whole, count, bytes);
      }
    }
    for (String trouble : troubles) {
      streams.err().println("loggen: " + trouble);
    }
    double seconds = Math.max(whole.elapsed(), 1) / SECOND;
    streams
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "average rate = %.2f msg/sec, count=%d, time=%.3f, (average) msg size=%d,"
                    + " bandwidth=%.2f kB/sec",
                count.get() / seconds,
                count.get(),
                seconds,
                count.get() == 0 ? 0 : bytes.get() / count.get(),
                bytes.get() / seconds / 1024));
    return troubles.isEmpty() ? 0 : FAILURE;
  }

  private static void progress(
      LoggenArguments arguments, Streams streams, Pace whole, AtomicLong count, AtomicLong bytes) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(whole.elapsed());
    if (arguments.csv) {
      streams.out().println(seconds + ";" + count.get() + ";" + bytes.get());
    } else if (!arguments.quiet) {
      streams.err().println("count=" + count.get() + ", time=" + seconds);
    }
  }

  private static void connection(
      LoggenArguments arguments,
      Wire wire,
      MessageMaker maker,
      AtomicLong count,
      AtomicLong bytes,
      ConcurrentLinkedQueue<String> troubles) {
    Pace pace = new Pace(System::nanoTime, arguments.rate);
    long end = TimeUnit.SECONDS.toNanos(arguments.seconds);
    boolean timed =
        !arguments.permanent
            && (arguments.intervalGiven || (arguments.number == 0 && arguments.file.isEmpty()));
    long sent = 0;
    try {
      while ((arguments.number == 0 || sent < arguments.number)
          && (!timed || pace.elapsed() < end)
          && !Thread.currentThread().isInterrupted()) {
        Optional<ByteBuffer> message = maker.next();
        if (message.isEmpty()) {
          return;
        }
        pace.next();
        int length = message.get().remaining();
        wire.send(message.get());
        sent++;
        count.incrementAndGet();
        bytes.addAndGet(length);
      }
    } catch (IOException e) {
      troubles.add("after " + sent + " messages: " + e.getMessage());
    }
  }
}
