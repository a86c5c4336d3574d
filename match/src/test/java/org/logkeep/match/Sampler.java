package org.logkeep.match;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Makes texts that a pattern on bytes is meant to hit. */
final class Sampler {
  private final Random random;
  private final Map<Integer, byte[]> groups = new HashMap<>();

  Sampler(Random random) {
    this.random = random;
  }

  byte[] sample(Node node) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (node) {
      case Node.Chars(CharSet set) -> out.write(pick(set));
      case Node.Cat(var parts) -> parts.forEach(part -> out.writeBytes(sample(part)));
      case Node.Alt(var choices) ->
          out.writeBytes(sample(choices.get(random.nextInt(choices.size()))));
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
