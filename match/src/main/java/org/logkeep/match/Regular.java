package org.logkeep.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logkeep.match.Node.Greed;
import org.logkeep.match.Node.Position;

/**
 * The regular language behind a pattern, for the question <em>does it match anywhere</em>: the tree
 * without groups, greed and atomicity, cut down at both ends to what decides the answer.
 *
 * @param root a tree of {@code Empty}, {@code Chars}, {@code Cat}, {@code Alt}, {@code Repeat} and
 *     {@code At}
 * @param exact whether it says the same as the pattern; otherwise it matches more texts, and what
 *     it matches must be put to a {@link Backtracker}
 */
record Regular(Node root, boolean exact) {

  static Regular of(Parsed parsed) {
    Lowering lowering = new Lowering(parsed);
    Node root = lowering.lower(parsed.root(), true);
    return new Regular(trimStart(trimEnd(root)), lowering.exact);
  }

  /** {@code xy*} hits wherever {@code x} does: nothing behind the last needed part matters. */
  private static Node trimEnd(Node node) {
    return switch (node) {
      case Node.Cat(var parts) -> {
        List<Node> kept = new ArrayList<>(parts);
        while (!kept.isEmpty()) {
          Node last = trimEnd(kept.removeLast());
          if (!(last instanceof Node.Empty)) {
            kept.add(last);
            break;
          }
        }
        yield Node.cat(kept);
      }
      case Node.Repeat r -> r.min() == 0 ? Node.EMPTY : least(r);
      case Node.Alt(var choices) -> {
        List<Node> kept = new ArrayList<>();
        for (Node choice : choices) {
          Node trimmed = trimEnd(choice);
          if (trimmed instanceof Node.Empty) {
            yield Node.EMPTY;
          }
          kept.add(trimmed);
        }
        yield Node.alt(kept);
      }
      default -> node;
    };
  }

  private static Node trimStart(Node node) {
    return switch (node) {
      case Node.Cat(var parts) -> {
        List<Node> kept = new ArrayList<>(parts);
        while (!kept.isEmpty()) {
          Node first = trimStart(kept.removeFirst());
          if (!(first instanceof Node.Empty)) {
            kept.addFirst(first);
            break;
          }
        }
        yield Node.cat(kept);
      }
      case Node.Repeat r -> r.min() == 0 ? Node.EMPTY : least(r);
      default -> node;
    };
  }

  private static Node least(Node.Repeat r) {
    if (r.min() == 1) {
      return r.body();
    }
    return r.max() == r.min() ? r : new Node.Repeat(r.body(), r.min(), r.min(), r.greed());
  }

  /** One pass over the tree of one pattern. */
  private static final class Lowering {
    private final Parsed parsed;
    private final Map<Integer, Node> closedGroups = new HashMap<>();
    private boolean exact = true;

    Lowering(Parsed parsed) {
      this.parsed = parsed;
    }

    /**
     * @param last whether nothing that takes text can follow
     */
    Node lower(Node node, boolean last) {
      return switch (node) {
        case Node.Empty e -> e;
        case Node.Chars c -> c;
        case Node.Cat(var parts) -> {
          List<Node> out = new ArrayList<>(parts.size());
          for (int i = 0; i < parts.size(); i++) {
            out.add(lower(parts.get(i), last && restIsEmpty(parts, i + 1)));
          }
          yield Node.cat(out);
        }
        case Node.Alt(var choices) -> {
          List<Node> out = new ArrayList<>(choices.size());
          for (Node choice : choices) {
            out.add(lower(choice, last));
          }
          yield Node.alt(out);
        }
        case Node.Repeat r ->
            new Node.Repeat(lower(r.body(), last && r.max() == 1), r.min(), r.max(), Greed.GREEDY);
        case Node.Group(int number, Node body) -> {
          Node inner = lower(body, last);
          closedGroups.put(number, inner);
          yield inner;
        }
        case Node.At(Position position) -> position(position, last);
        case Node.BackRef(var numbers, boolean ignoreCase) -> {
          exact = false;
          Node group = numbers.size() == 1 ? closedGroups.get(numbers.getFirst()) : null;
          yield group != null && !ignoreCase
              ? withoutPositions(group)
              : new Node.Repeat(
                  new Node.Chars(CharSet.every(parsed.characters())), 0, -1, Greed.GREEDY);
        }
        case Node.Look l -> inexact();
        case Node.Atomic(Node body) -> {
          exact = false;
          yield lower(body, last);
        }
        case Node.Keep k -> Node.EMPTY;
        case Node.IfGroup i -> {
          exact = false;
          yield Node.alt(List.of(lower(i.yes(), last), lower(i.no(), last)));
        }
        case Node.IfLook i -> {
          exact = false;
          yield Node.alt(List.of(lower(i.yes(), last), lower(i.no(), last)));
        }
      };
    }

    private Node inexact() {
      exact = false;
      return Node.EMPTY;
    }

    private static boolean restIsEmpty(List<Node> parts, int from) {
      for (int i = from; i < parts.size(); i++) {
        // a position behind `$` is asked before the newline that `$` may leave
        if (!(parts.get(i) instanceof Node.Empty || parts.get(i) instanceof Node.Keep)) {
          return false;
        }
      }
      return true;
    }

    private Node position(Position position, boolean last) {
      return switch (position) {
        case TEXT_START,
            TEXT_END,
            LINE_START,
            LINE_END,
            WORD_EDGE,
            NOT_WORD_EDGE,
            WORD_START,
            WORD_END ->
            new Node.At(position);
        case SEARCH_START -> new Node.At(Position.TEXT_START);
        case FINAL_END -> {
          if (!last) {
            yield inexact();
          }
          yield Node.cat(
              List.of(
                  new Node.Repeat(new Node.Chars(CharClasses.NEWLINE), 0, 1, Greed.GREEDY),
                  new Node.At(Position.TEXT_END)));
        }
        case FINAL_END_ANYCRLF, LINE_START_ANYCRLF, LINE_END_ANYCRLF -> inexact();
      };
    }

    private static Node withoutPositions(Node node) {
      return switch (node) {
        case Node.At a -> Node.EMPTY;
        case Node.Cat(var parts) ->
            Node.cat(parts.stream().map(Lowering::withoutPositions).toList());
        case Node.Alt(var choices) ->
            Node.alt(choices.stream().map(Lowering::withoutPositions).toList());
        case Node.Repeat r ->
            new Node.Repeat(withoutPositions(r.body()), r.min(), r.max(), r.greed());
        default -> node;
      };
    }
  }
}
