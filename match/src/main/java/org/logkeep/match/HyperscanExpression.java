package org.logkeep.match;

import java.util.List;
import org.logkeep.match.Node.Position;

/**
 * A regular tree written as an expression for Hyperscan, so that nothing is left to its reading of
 * a language: every set is spelt out in bytes, no flag changes a meaning.
 *
 * <p>The expression is for texts without a newline and, where symbols are characters, for texts in
 * ASCII: other texts are not put to Hyperscan. What it cannot say ({@code \<}, an anchor behind
 * something that may be empty) is replaced by something that holds more often; the expression is
 * then not exact, and its hits have to be confirmed.
 */
final class HyperscanExpression {
  /** Symbols that an expression may have once repetitions are unrolled; more compile too slowly. */
  private static final int MAX_SYMBOLS = 20_000;

  /** What can be said of an expression. */
  enum Kind {
    /** It says what the tree says. */
    EXACT,
    /** It hits wherever the tree does, and elsewhere. */
    WIDER,
    /** It hits every text. */
    ALWAYS,
    /** It hits no text. */
    NEVER,
    /** It is too large, or all that can be said is wider than anything: of no use. */
    UNFIT
  }

  private final CharSet every;
  private final StringBuilder text = new StringBuilder();
  private boolean exact = true;

  private HyperscanExpression(boolean characters) {
    this.every = characters ? CharSet.range(0, 127) : CharSet.range(0, 255);
  }

  /**
   * @param text the expression, for the kinds that are one
   */
  record Result(Kind kind, String text) {}

  static Result of(Node root, boolean characters) {
    HyperscanExpression expression = new HyperscanExpression(characters);
    Node simple = expression.simple(root, false, false);
    if (simple.equals(Node.NEVER)) {
      return new Result(Kind.NEVER, "");
    }
    if (simple instanceof Node.Empty) {
      return new Result(expression.exact ? Kind.ALWAYS : Kind.UNFIT, "");
    }
    if (symbols(simple) > MAX_SYMBOLS) {
      return new Result(Kind.UNFIT, "");
    }
    expression.write(simple);
    return new Result(expression.exact ? Kind.EXACT : Kind.WIDER, expression.text.toString());
  }

  /**
   * Restricts sets to the symbols of the texts and resolves anchors that are not at the edge.
   *
   * @param taken whether something that takes text comes before
   * @param more whether something that takes text comes behind
   */
  private Node simple(Node node, boolean taken, boolean more) {
    return switch (node) {
      case Node.Empty e -> e;
      case Node.Chars(CharSet set) -> {
        CharSet rest = set.intersect(every).minus(CharClasses.NEWLINE);
        yield rest.isEmpty() ? Node.NEVER : new Node.Chars(rest);
      }
      case Node.Cat(var parts) -> sequence(parts, taken, more);
      case Node.Alt(var choices) -> {
        List<Node> kept =
            choices.stream()
                .map(choice -> simple(choice, taken, more))
                .filter(choice -> !choice.equals(Node.NEVER))
                .distinct()
                .toList();
        yield kept.isEmpty() ? Node.NEVER : Node.alt(kept);
      }
      case Node.Repeat r -> {
        boolean again = r.max() < 0 || r.max() > 1;
        // a body that comes again has itself before and behind it, perhaps
        Node body = again ? withoutAnchors(r.body()) : r.body();
        body = simple(body, taken, more);
        if (body.equals(Node.NEVER)) {
          yield r.min() == 0 ? Node.EMPTY : Node.NEVER;
        }
        yield body instanceof Node.Empty || r.max() == 0
            ? Node.EMPTY
            : new Node.Repeat(body, r.min(), r.max(), r.greed());
      }
      case Node.At(Position position) -> position(position, taken, more);
      default -> throw new IllegalStateException("not a regular part: " + node);
    };
  }

  private Node sequence(List<Node> parts, boolean taken, boolean more) {
    Node[] out = new Node[parts.size()];
    boolean before = taken;
    for (int i = 0; i < out.length; i++) {
      boolean behind = more;
      for (int k = i + 1; k < out.length; k++) {
        behind |= takes(parts.get(k));
      }
      out[i] = simple(parts.get(i), before, behind);
      if (out[i].equals(Node.NEVER)) {
        return Node.NEVER;
      }
      before |= takes(parts.get(i));
    }
    for (int i = 0; i < out.length; i++) {
      if (startsText(out[i]) && canTake(parts.subList(0, i))) {
        out[i] = withoutAnchors(out[i]);
      }
      if (endsText(out[i]) && canTake(parts.subList(i + 1, parts.size()))) {
        out[i] = withoutAnchors(out[i]);
      }
    }
    return Node.cat(List.of(out));
  }

  private Node position(Position position, boolean taken, boolean more) {
    return switch (position) {
      case TEXT_START, LINE_START -> taken ? Node.NEVER : new Node.At(Position.TEXT_START);
      case TEXT_END, LINE_END -> more ? Node.NEVER : new Node.At(Position.TEXT_END);
      case WORD_EDGE, NOT_WORD_EDGE -> new Node.At(position);
      case WORD_START, WORD_END -> {
        exact = false;
        yield new Node.At(Position.WORD_EDGE);
      }
      case FINAL_END, FINAL_END_ANYCRLF, LINE_START_ANYCRLF, LINE_END_ANYCRLF, SEARCH_START -> {
        exact = false;
        yield Node.EMPTY;
      }
    };
  }

  /** The part with its anchors taken for granted, and the knowledge that this may be too much. */
  private Node withoutAnchors(Node node) {
    return switch (node) {
      case Node.At(Position p) when isAnchor(p) -> {
        exact = false;
        yield Node.EMPTY;
      }
      case Node.Cat(var parts) -> Node.cat(parts.stream().map(this::withoutAnchors).toList());
      case Node.Alt(var choices) -> Node.alt(choices.stream().map(this::withoutAnchors).toList());
      case Node.Repeat r -> new Node.Repeat(withoutAnchors(r.body()), r.min(), r.max(), r.greed());
      default -> node;
    };
  }

  private static boolean isAnchor(Position p) {
    return switch (p) {
      case TEXT_START, TEXT_END, LINE_START, LINE_END -> true;
      case FINAL_END,
          FINAL_END_ANYCRLF,
          LINE_START_ANYCRLF,
          LINE_END_ANYCRLF,
          WORD_EDGE,
          NOT_WORD_EDGE,
          WORD_START,
          WORD_END,
          SEARCH_START ->
          false;
    };
  }

  /** Whether a part has an anchor to the start. */
  private static boolean startsText(Node node) {
    return has(node, Position.TEXT_START) || has(node, Position.LINE_START);
  }

  private static boolean endsText(Node node) {
    return has(node, Position.TEXT_END) || has(node, Position.LINE_END);
  }

  private static boolean has(Node node, Position wanted) {
    return switch (node) {
      case Node.At(Position p) -> p == wanted;
      case Node.Cat(var parts) -> parts.stream().anyMatch(part -> has(part, wanted));
      case Node.Alt(var choices) -> choices.stream().anyMatch(choice -> has(choice, wanted));
      case Node.Repeat r -> has(r.body(), wanted);
      default -> false;
    };
  }

  /** Whether every match of a part takes text. */
  private static boolean takes(Node node) {
    return switch (node) {
      case Node.Chars c -> true;
      case Node.Cat(var parts) -> parts.stream().anyMatch(HyperscanExpression::takes);
      case Node.Alt(var choices) -> choices.stream().allMatch(HyperscanExpression::takes);
      case Node.Repeat r -> r.min() > 0 && takes(r.body());
      default -> false;
    };
  }

  /** Whether some match of the parts takes text. */
  private static boolean canTake(List<Node> parts) {
    return parts.stream()
        .anyMatch(part ->
            switch (part) {
              case Node.Chars c -> true;
              case Node.Cat(var inner) -> canTake(inner);
              case Node.Alt(var choices) -> canTake(choices);
              case Node.Repeat r -> r.max() != 0 && canTake(List.of(r.body()));
              default -> false;
            });
  }

  private static long symbols(Node node) {
    return switch (node) {
      case Node.Chars c -> 1;
      case Node.Cat(var parts) -> parts.stream().mapToLong(HyperscanExpression::symbols).sum();
      case Node.Alt(var choices) -> choices.stream().mapToLong(HyperscanExpression::symbols).sum();
      case Node.Repeat r ->
          Math.max(1, Math.max(r.min(), r.max())) * Math.min(symbols(r.body()), MAX_SYMBOLS + 1L);
      default -> 1;
    };
  }

  private void write(Node node) {
    switch (node) {
      case Node.Chars(CharSet set) -> set(set);
      case Node.Cat(var parts) -> parts.forEach(this::write);
      case Node.Alt(var choices) -> {
        text.append("(?:");
        for (int i = 0; i < choices.size(); i++) {
          text.append(i == 0 ? "" : "|");
          write(choices.get(i));
        }
        text.append(')');
      }
      case Node.Repeat r -> {
        text.append("(?:");
        write(r.body());
        text.append(')');
        if (r.max() < 0 && r.min() <= 1) {
          text.append(r.min() == 0 ? '*' : '+');
        } else if (r.min() == 0 && r.max() == 1) {
          text.append('?');
        } else {
          text.append('{').append(r.min()).append(',');
          text.append(r.max() < 0 ? "" : r.max()).append('}');
        }
      }
      case Node.At(Position position) ->
          text.append(
              switch (position) {
                case TEXT_START -> "^";
                case TEXT_END -> "\\z";
                case WORD_EDGE -> "\\b";
                case NOT_WORD_EDGE -> "\\B";
                default -> throw new IllegalStateException("not resolved: " + position);
              });
      default -> {} // empty
    }
  }

  private void set(CharSet set) {
    if (set.single() >= 0) {
      symbol(set.single());
      return;
    }
    text.append('[');
    for (int r = 0; r < set.size(); r++) {
      symbol(set.lo(r));
      if (set.hi(r) > set.lo(r)) {
        text.append('-');
        symbol(set.hi(r));
      }
    }
    text.append(']');
  }

  private void symbol(int value) {
    if ((value >= '0' && value <= '9')
        || (value >= 'A' && value <= 'Z')
        || (value >= 'a' && value <= 'z')) {
      text.append((char) value);
    } else {
      text.append("\\x").append(Character.forDigit(value >> 4, 16));
      text.append(Character.forDigit(value & 15, 16));
    }
  }
}
