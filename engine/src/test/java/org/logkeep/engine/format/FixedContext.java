package org.logkeep.engine.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.PatternVerdicts;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** A context in which everything stands still: for tests of formatters and conditions. */
public final class FixedContext implements FilterContext {
  private final ByteSink scratch = new ByteSink(64);
  private final PatternVerdicts verdicts = new PatternVerdicts();
  private final byte[][] tags;
  private long now = 1_795_000_000_250_000L;
  private long sequence;

  /** Makes a context whose source gives these tags. */
  public FixedContext(String... tags) {
    this.tags = java.util.Arrays.stream(tags).map(t -> t.getBytes(UTF_8)).toArray(byte[][]::new);
  }

  /** Settings in which nothing is random: local zone UTC, one environment variable. */
  public static FormatSettings settings() {
    return settings("UTC");
  }

  /** The same in another zone. */
  public static FormatSettings settings(String zone) {
    return new FormatSettings(
        ZoneId.of(zone),
        name -> Optional.ofNullable(Map.of("LC_ALL", "C").get(name)),
        new Random(1));
  }

  /** Sets the time. */
  public void now(long micros) {
    now = micros;
  }

  /** Sets the number of the record. */
  public void sequence(long number) {
    sequence = number;
  }

  @Override
  public ByteSink scratch() {
    scratch.clear();
    return scratch;
  }

  @Override
  public PatternVerdicts verdicts() {
    return verdicts;
  }

  @Override
  public byte[] localHost() {
    return "vm".getBytes(UTF_8);
  }

  @Override
  public byte[] localHostFull() {
    return "vm.example".getBytes(UTF_8);
  }

  @Override
  public byte[] ownPid() {
    return "4711".getBytes(UTF_8);
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public long started() {
    return now - 50_000;
  }

  @Override
  public byte[] sourceName(RecordBatch batch, int row) {
    return "s_m".getBytes(UTF_8);
  }

  @Override
  public byte[][] sourceTags(RecordBatch batch, int row) {
    return tags;
  }

  @Override
  public byte[] senderAddress(RecordBatch batch, int row) {
    return "127.0.0.1".getBytes(UTF_8);
  }

  @Override
  public int senderPort(RecordBatch batch, int row) {
    return 0;
  }

  @Override
  public byte[] senderName(RecordBatch batch, int row) {
    return localHost();
  }

  @Override
  public byte[] localAddress(RecordBatch batch, int row) {
    return senderAddress(batch, row);
  }

  @Override
  public int localPort(RecordBatch batch, int row) {
    return 0;
  }

  @Override
  public byte[] transport(RecordBatch batch, int row) {
    return "unix-dgram".getBytes(UTF_8);
  }

  @Override
  public byte[] fileName(RecordBatch batch, int row) {
    return new byte[0];
  }

  @Override
  public int attestedPid(RecordBatch batch, int row) {
    return -1;
  }

  @Override
  public int attestedUid(RecordBatch batch, int row) {
    return -1;
  }

  @Override
  public int attestedGid(RecordBatch batch, int row) {
    return -1;
  }

  @Override
  public long sequenceNumber() {
    return sequence;
  }

  @Override
  public long receiptNumber(RecordBatch batch, int row) {
    return row + 1L;
  }

  @Override
  public byte[] hostId() {
    return "734cd803".getBytes(UTF_8);
  }

  @Override
  public long runId() {
    return 1;
  }
}
