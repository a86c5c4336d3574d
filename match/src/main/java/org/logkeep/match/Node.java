package org.logkeep.match;

import java.util.ArrayList;
import java.util.List;

/**
 * The syntax tree that every dialect is parsed to. Case folding is already in the character sets.
 */
sealed interface Node {
  Node EMPTY = new Empty();
  Node NEVER = new Chars(CharSet.NONE);

  /** How a repetition chooses its count. */
  enum Greed {
    GREEDY,
    LAZY
  }

  /** A place in the text that has no width. */
  enum Position {
    TEXT_START,
    TEXT_END,
    /** The end, or before a newline that ends the text (PCRE's {@code $}). */
    FINAL_END,
    /** The same with CR, LF or CRLF. */
    FINAL_END_ANYCRLF,
    LINE_START,
    LINE_END,
    LINE_START_ANYCRLF,
    LINE_END_ANYCRLF,
    WORD_EDGE,
    NOT_WORD_EDGE,
    WORD_START,
    WORD_END,
    /** Where this search began (PCRE's {@code \G}). */
    SEARCH_START
  }

  /** Matches the empty string. */
  record Empty() implements Node {}

  /** One character of a set. */
  record Chars(CharSet set) implements Node {}

  record Cat(List<Node> parts) implements Node {}

  record Alt(List<Node> choices) implements Node {}

  /**
   * @param max greatest count, or -1 for no limit
   */
  record Repeat(Node body, int min, int max, Greed greed) implements Node {}

  /** A capturing group. */
  record Group(int number, Node body) implements Node {}

  record At(Position position) implements Node {}

  /** The text of the first set group of the list again. */
  record BackRef(List<Integer> numbers, boolean ignoreCase) implements Node {}

  record Look(boolean ahead, boolean negative, Node body) implements Node {}

  /** Once matched, never tried otherwise. */
  record Atomic(Node body) implements Node {}

  /** PCRE's {@code \K}: the match starts here. */
  record Keep() implements Node {}

  /** {@code (?(1)yes|no)}: one of the groups is set. */
  record IfGroup(List<Integer> numbers, Node yes, Node no) implements Node {}

  /** {@code (?(?=look)yes|no)}. */
  record IfLook(Look look, Node yes, Node no) implements Node {}

  /** A sequence, flattened; empty parts vanish. */
  static Node cat(List<Node> parts) {
    List<Node> flat = new ArrayList<>(parts.size());
    for (Node part : parts) {
      if (part instanceof Cat(var inner)) {
        flat.addAll(inner);
      } else if (!(part instanceof Empty)) {
        flat.add(part);
      }
    }
    return flat.isEmpty() ? EMPTY : flat.size() == 1 ? flat.getFirst() : new Cat(List.copyOf(flat));
  }

  static Node alt(List<Node> choices) {
    return choices.size() == 1 ? choices.getFirst() : new Alt(List.copyOf(choices));
  }
}
