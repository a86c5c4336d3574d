package org.logkeep.testkit.oracle;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Makes payloads that prove themselves, and judges what arrived: whether all of them did, and none
 * that was not sent, each as it was sent, each stream in its order.
 *
 * <p>A payload is {@code [STREAM NUMBER FILLING CHECKSUM]}: the numbers of a stream count from 0,
 * the checksum covers all before it. Any thread may make payloads; a stream is one thread's.
 */
public final class LossOracle {
  private static final Pattern PAYLOAD =
      Pattern.compile("\\[([A-Za-z0-9-]+) ([0-9]{1,9}) x* ([0-9a-f]{1,8})]");

  private final Map<String, AtomicInteger> sent = new ConcurrentHashMap<>();

  /** An oracle that nothing was sent to yet. */
  public LossOracle() {}

  /**
   * The next payload of a stream, which counts as sent.
   *
   * @param stream letters, digits and dashes
   * @param filling bytes that make it longer
   */
  public String next(String stream, int filling) {
    int number = sent.computeIfAbsent(stream, s -> new AtomicInteger()).getAndIncrement();
    String head = "[" + stream + " " + number + " " + "x".repeat(filling) + " ";
    return head + checksum(head) + "]";
  }

  /** How many payloads were sent in all streams. */
  public long sent() {
    return sent.values().stream().mapToLong(AtomicInteger::get).sum();
  }

  /**
   * What became of the payloads.
   *
   * @param arrived lines that hold a payload that was sent
   * @param missing payloads that did not arrive
   * @param doubled payloads that came again
   * @param foreign lines without a whole payload, or with one that was not sent
   * @param disordered payloads that came after a later one of their stream, doubled ones aside
   * @param example one of the lines or payloads that something is wrong with; empty if there is
   *     none
   */
  public record Verdict(
      long arrived, long missing, long doubled, long foreign, long disordered, String example) {
    /** Whether everything arrived, once, in order, and nothing else did. */
    public boolean isClean() {
      return missing == 0 && doubled == 0 && foreign == 0 && disordered == 0;
    }
  }

  /** Judges the lines that arrived. */
  public Verdict judge(Stream<String> lines) {
    Judgement judgement = new Judgement();
    lines.forEach(judgement::take);
    return judgement.verdict();
  }

  private static String checksum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.US_ASCII));
    return Long.toHexString(sum.getValue());
  }

  private final class Judgement {
    private final Map<String, BitSet> seen = new TreeMap<>();
    private final Map<String, Integer> last = new TreeMap<>();
    private long arrived;
    private long doubled;
    private long foreign;
    private long disordered;
    private String example = "";

    void take(String line) {
      Matcher payload = PAYLOAD.matcher(line);
      if (!payload.find() || !isWhole(payload) || !wasSent(payload)) {
        foreign++;
        example = "foreign: " + line;
        return;
      }
      String stream = payload.group(1);
      int number = Integer.parseInt(payload.group(2));
      BitSet numbers = seen.computeIfAbsent(stream, s -> new BitSet());
      if (numbers.get(number)) {
        doubled++;
        example = "doubled: " + line;
        return;
      }
      numbers.set(number);
      arrived++;
      if (number < last.getOrDefault(stream, -1)) {
        disordered++;
        example = "disordered: " + line;
      }
      last.merge(stream, number, Math::max);
    }

    private boolean isWhole(Matcher payload) {
      String head = payload.group().substring(0, payload.start(3) - payload.start());
      return checksum(head).equals(payload.group(3));
    }

    private boolean wasSent(Matcher payload) {
      AtomicInteger count = sent.get(payload.group(1));
      return count != null && Integer.parseInt(payload.group(2)) < count.get();
    }

    Verdict verdict() {
      long missing = sent() - arrived;
      sent.forEach((stream, count) -> {
        int first = seen.getOrDefault(stream, new BitSet()).nextClearBit(0);
        if (first < count.get() && example.isEmpty()) {
          example = "missing: number " + first + " of stream " + stream;
        }
      });
      return new Verdict(arrived, missing, doubled, foreign, disordered, example);
    }
  }
}
