package org.logkeep.match;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many characters a tree matches, where that is fixed: what a look-behind needs to step back.
 */
final class Widths {
  private Widths() {}

  /** The alternatives of a look-behind, each with a width of its own. */
  static List<Node> alternatives(Node body) {
    return body instanceof Node.Alt(var choices) ? choices : List.of(body);
  }

  static Set<Integer> ofAlternatives(Node body) {
    Set<Integer> widths = new HashSet<>();
    for (Node choice : alternatives(body)) {
      widths.add(of(choice));
    }
    return widths;
  }

  /** The fixed width in characters, or -1. */
  static int of(Node node) {
    return switch (node) {
      case Node.Empty e -> 0;
      case Node.Chars c -> 1;
      case Node.Cat(var parts) -> {
        int sum = 0;
        for (Node part : parts) {
          int width = of(part);
          if (width < 0) {
            yield -1;
          }
          sum += width;
        }
        yield sum;
      }
      case Node.Alt(var choices) -> same(choices);
      case Node.Repeat r -> {
        int width = of(r.body());
        yield width == 0 && r.max() >= 0
            ? 0
            : width < 0 || r.min() != r.max() ? -1 : width * r.min();
      }
      case Node.Group(int number, Node body) -> of(body);
      case Node.Atomic(Node body) -> of(body);
      case Node.At a -> 0;
      case Node.Look l -> 0;
      case Node.Keep k -> 0;
      case Node.BackRef b -> -1;
      case Node.IfGroup i -> same(List.of(i.yes(), i.no()));
      case Node.IfLook i -> same(List.of(i.yes(), i.no()));
    };
  }

  private static int same(List<Node> choices) {
    int width = of(choices.getFirst());
    for (Node choice : choices) {
      if (of(choice) != width) {
        return -1;
      }
    }
    return width;
  }
}
