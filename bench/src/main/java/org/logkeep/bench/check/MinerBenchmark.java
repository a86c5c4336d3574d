package org.logkeep.bench.check;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.logkeep.check.mine.PatternMiner;
import org.logkeep.check.mine.Patterns;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What finding patterns costs; each figure is lines a second on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx256m"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class MinerBenchmark {
  private static final int LINES = 2_000;
  private static final String[] MESSAGES = {
    "Failed password for invalid user u%1$d from 10.0.%2$d.%3$d port %4$d ssh2",
    "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh rhost=10.0.%2$d.%3$d",
    "Receiving block blk_%4$d%1$d src: /10.0.%2$d.%3$d:%4$d dest: /10.1.%2$d.%3$d:50010",
    "10.0.%2$d.%3$d \"GET /v2/%1$x/servers/detail HTTP/1.1\" status: 200 len: %4$d time: 0.%1$d",
    "acquire lock=%4$d, flags=0x%1$x, tag=\"View Lock\", name=com.example.ui, ws=null, uid=%2$d",
    "session opened for user root by (uid=0)",
    "getTodayTotalDetailSteps = %4$d##%1$d##%2$d##%3$d",
    "Took %2$d.%3$d seconds to build instance.",
  };

  private final byte[][] lines = new byte[LINES][];
  private PatternMiner warm = new PatternMiner();

  /** Makes the lines. */
  @Setup
  public void fill() {
    Random random = new Random(7);
    for (int i = 0; i < LINES; i++) {
      String line =
          String.format(
              Locale.ROOT,
              MESSAGES[i % MESSAGES.length],
              random.nextInt(100_000),
              random.nextInt(256),
              random.nextInt(256),
              random.nextInt(65_536));
      lines[i] = line.getBytes(StandardCharsets.UTF_8);
    }
    warm = new PatternMiner();
  }

  /** Lines taken one by one, as while a log is read. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public int add() {
    int last = 0;
    for (byte[] line : lines) {
      last = warm.add(line, 0, line.length);
    }
    return last;
  }

  /** A whole sample, from the first line to its patterns. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public Patterns mine() {
    PatternMiner miner = new PatternMiner();
    for (byte[] line : lines) {
      miner.add(line, 0, line.length);
    }
    return miner.patterns();
  }
}
