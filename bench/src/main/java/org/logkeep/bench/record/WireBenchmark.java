package org.logkeep.bench.record;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.frame.LineFramer;
import org.logkeep.record.parse.MessageParser;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.record.parse.ParserDefaults;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a record costs from the received block to its fields; each figure is for one record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx256m"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class WireBenchmark {
  private static final int RECORDS = 256;
  private static final int LINE = 256;
  private static final long NOW = 1_795_000_000_000_000L;

  /** The shape of the records. */
  @Param({"rfc3164", "rfc5424", "rfc5424-sd"})
  public String shape = "rfc3164";

  private final RecordBatch batch = new RecordBatch(RECORDS * (LINE + 1), RECORDS);
  private final LineFramer framer = new LineFramer(65_536, false, false);
  private final MessageParser parser =
      new MessageParser(
          ParseProfile.builder().build(),
          new ParserDefaults(13, ZoneOffset.UTC.getRules(), false, "syslog-ng", "1"));

  /** Fills the block with records of 256 bytes whose stamps advance every eighth record. */
  @Setup
  public void fill() {
    StringBuilder block = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      String second = String.format(Locale.ROOT, "%02d", i / 8 % 60);
      String head =
          switch (shape) {
            case "rfc3164" -> "<38>Nov 22 15:15:" + second + " localhost prg00000[1234]: seq";
            case "rfc5424" ->
                "<38>1 2026-11-22T15:15:"
                    + second
                    + ".123456+00:00 localhost prg00000 1234 - - seq";
            default ->
                "<38>1 2026-11-22T15:15:"
                    + second
                    + ".123456+00:00 localhost prg00000 1234 ID47 "
                    + "[exampleSDID@32473 iut=\"3\" eventSource=\"App\" eventID=\"1011\"] seq";
          };
      block.append(head).append("x".repeat(LINE - 1 - head.length())).append('\n');
    }
    batch.clear();
    batch.append(block.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private void frameAll() {
    int end = batch.end();
    batch.clear();
    batch.resetEnd(end);
    framer.frame(batch, 0, end, 0, NOW);
  }

  /** Finds the ends of the lines and adds the rows. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public int frame() {
    frameAll();
    return batch.rows();
  }

  /** The same, and fills all fields. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public int frameAndParse() {
    frameAll();
    for (int row = 0; row < RECORDS; row++) {
      parser.parse(batch, row);
    }
    return batch.rows();
  }
}
