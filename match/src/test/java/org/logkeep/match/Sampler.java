package org.logkeep.match;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Makes texts that a pattern on bytes is meant to hit, or that go on for long where the pattern
 * repeats something without end.
 */
final class Sampler {
  private final Random random;
  private final Map<Integer, byte[]> groups = new HashMap<>();
  private int pumped = -1;
  private int pumpLength;
  private int endless;

  Sampler(Random random) {
    this.random = random;
  }

  /**
   * A text in which what the pattern repeats without end at one place goes on and on.
   *
   * @param place which of those places, in the order of the pattern, counted around
   * @param length of the text at least
   */
  byte[] pump(Node node, int place, int length) {
    pumped = -1;
    endless = 0;
    byte[] plain = sample(node);
    if (endless == 0) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      while (out.size() < length) {
        out.writeBytes(plain.length == 0 ? new byte[] {'a'} : plain);
        plain = sample(node);
      }
      return out.toByteArray();
    }
    pumped = place % endless;
    pumpLength = length;
    endless = 0;
    return sample(node);
  }

  byte[] sample(Node node) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (node) {
      case Node.Chars(CharSet set) -> out.write(pick(set));
      case Node.Cat(var parts) -> parts.forEach(part -> out.writeBytes(sample(part)));
      case Node.Alt(var choices) ->
          out.writeBytes(sample(choices.get(random.nextInt(choices.size()))));
      case Node.Repeat r when isPumped(r) -> {
        byte[] piece = sample(r.body());
        while (out.size() < pumpLength) {
          out.writeBytes(piece.length == 0 ? new byte[] {'a'} : piece);
        }
      }
      case Node.Repeat r -> {
        int most = r.max() < 0 ? r.min() + 3 : Math.min(r.max(), r.min() + 3);
        for (int i = r.min() + random.nextInt(most - r.min() + 1); i > 0; i--) {
          out.writeBytes(sample(r.body()));
        }
      }
      case Node.Group(int number, Node body) -> {
        byte[] text = sample(body);
        groups.put(number, text);
        out.writeBytes(text);
      }
      case Node.BackRef(var numbers, boolean ignoreCase) ->
          out.writeBytes(groups.getOrDefault(numbers.getFirst(), new byte[0]));
      default -> {}
    }
    return out.toByteArray();
  }

  private boolean isPumped(Node.Repeat repeat) {
    return repeat.max() < 0 && endless++ == pumped;
  }

  private int pick(CharSet set) {
    CharSet printable = set.intersect(CharClasses.ALNUM);
    if (printable.isEmpty() || random.nextInt(10) == 0) {
      CharSet wider = set.intersect(CharClasses.PRINT);
      printable = wider.isEmpty() ? set.minus(CharClasses.NEWLINE) : wider;
    }
    int range = random.nextInt(printable.size());
    return printable.lo(range) + random.nextInt(printable.hi(range) - printable.lo(range) + 1);
  }

  /** The line with one byte changed, removed or doubled. */
  static byte[] damaged(byte[] line, Random random) {
    if (line.length == 0) {
      return new byte[] {'x'};
    }
    int at = random.nextInt(line.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(line, 0, at);
    switch (random.nextInt(3)) {
      case 0 -> out.write("a1 :-\t\u00e9".charAt(random.nextInt(7)));
      case 1 -> {
        out.write(line[at]);
        out.write(line[at]);
      }
      default -> {}
    }
    out.write(line, at + 1, line.length - at - 1);
    return out.toByteArray();
  }
}
