package org.logkeep.match;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes lines that a pattern is meant to hit, from its own syntax. Where it asks for positions or
 * looks around, a line may miss; so put the lines to the pattern before they are believed.
 */
public final class LineSamples {
  /** A sample gets no longer than about this, whatever the pattern repeats. */
  private static final int MOST_BYTES = 4_096;

  private final Random random;
  private final Map<Integer, byte[]> groups = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private boolean characters;

  /** Samples that follow from the given randomness. */
  public LineSamples(Random random) {
    this.random = random;
  }

  /** Some lines without newlines; none for a pattern that cannot be read. */
  public List<byte[]> of(PatternSpec pattern, int count) {
    List<byte[]> lines = new ArrayList<>();
    try {
      Parsed parsed = Parsed.of(pattern);
      characters = parsed.characters();
      for (int i = 0; i < count; i++) {
        groups.clear();
        out.reset();
        add(parsed.root());
        lines.add(out.toByteArray());
      }
    } catch (PatternException unreadable) {
      return List.of();
    }
    return lines;
  }

  private void add(Node node) {
    switch (node) {
      case Node.Chars(CharSet set) -> pick(set.minus(CharClasses.NEWLINE));
      case Node.Cat(var parts) -> parts.forEach(this::add);
      case Node.Alt(var choices) -> add(choices.get(random.nextInt(choices.size())));
      case Node.Repeat r -> {
        int most = r.max() < 0 ? r.min() + 3 : Math.min(r.max(), r.min() + 3);
        for (int i = r.min() + random.nextInt(most - r.min() + 1); i > 0; i--) {
          if (out.size() < MOST_BYTES) {
            add(r.body());
          }
        }
      }
      case Node.Group(int number, Node body) -> {
        int start = out.size();
        add(body);
        byte[] all = out.toByteArray();
        groups.put(number, Arrays.copyOfRange(all, start, all.length));
      }
      case Node.BackRef(var numbers, boolean _) ->
          out.writeBytes(groups.getOrDefault(numbers.getFirst(), new byte[0]));
      case Node.Atomic(Node body) -> add(body);
      case Node.IfGroup i -> add(i.yes());
      case Node.IfLook i -> add(i.yes());
      case Node.Empty _, Node.At _, Node.Look _, Node.Keep _ -> {}
    }
  }

  private void pick(CharSet set) {
    CharSet some = set.intersect(CharClasses.ALNUM);
    if (some.isEmpty() || random.nextInt(4) == 0) {
      CharSet print = set.intersect(CharClasses.PRINT);
      some = print.isEmpty() ? set : print;
    }
    if (some.isEmpty()) {
      return;
    }
    int range = random.nextInt(some.size());
    int symbol = some.lo(range) + random.nextInt(some.hi(range) - some.lo(range) + 1);
    if (symbol >= CharSet.FIRST_RAW) {
      out.write(symbol - CharSet.FIRST_RAW);
    } else if (characters) {
      out.writeBytes(Character.toString(symbol).getBytes(StandardCharsets.UTF_8));
    } else {
      out.write(symbol);
    }
  }
}
