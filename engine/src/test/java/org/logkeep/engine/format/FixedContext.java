package org.logkeep.engine.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.PatternVerdicts;
import org.logkeep.engine.source.Sender;
import org.logkeep.record.ByteSink;

/** A context in which everything stands still: for tests of formatters and conditions. */
public final class FixedContext implements FilterContext, Provenance {
  private static final byte[] HOST = "vm".getBytes(UTF_8);
  private static final Sender SENDER =
      new Sender("127.0.0.1", 0, "127.0.0.1", 0, "unix-dgram", "", true, -1, -1, -1);

  private final ByteSink scratch = new ByteSink(64);
  private final PatternVerdicts verdicts = new PatternVerdicts();
  private final byte[][] tags;
  private long now = 1_795_000_000_250_000L;
  private long sequence;

  /** Makes a context whose source gives these tags. */
  public FixedContext(String... tags) {
    this.tags = Arrays.stream(tags).map(t -> t.getBytes(UTF_8)).toArray(byte[][]::new);
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
  public Self self() {
    return new Self(
        HOST,
        "vm.example".getBytes(UTF_8),
        "4711".getBytes(UTF_8),
        now - 50_000,
        "734cd803".getBytes(UTF_8),
        1);
  }

  @Override
  public Provenance provenance() {
    return this;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public long sequenceNumber() {
    return sequence;
  }

  @Override
  public byte[] sourceName() {
    return "s_m".getBytes(UTF_8);
  }

  @Override
  public byte[][] tags() {
    return tags;
  }

  @Override
  public Sender sender(int number) {
    return SENDER;
  }

  @Override
  public byte[] senderName(int number) {
    return HOST;
  }

  @Override
  public byte[] senderAddress(int number) {
    return SENDER.address().getBytes(UTF_8);
  }

  @Override
  public long firstReceiptNumber() {
    return 1;
  }
}
