package org.logkeep.match;

import java.util.Optional;

/**
 * POSIX bracket expressions, the text behind the opening bracket: a backslash is a member like any
 * other, {@code ]} is one when it comes first, {@code [:name:]}, {@code [=c=]} and {@code [.c.]}
 * are read, a minus is a member first, last, or as the end of a range.
 */
final class BracketParser {
  private final PatternText text;
  private final boolean grep;
  private final boolean characters;
  private final boolean ignoreCase;
  private final int start;

  BracketParser(PatternText text, boolean grep, boolean characters, boolean ignoreCase) {
    this.text = text;
    this.grep = grep;
    this.characters = characters;
    this.ignoreCase = ignoreCase;
    this.start = text.mark() - 1;
  }

  Node parse() {
    boolean negated = text.take('^');
    rejectMisplacedClass();
    CharSet members = CharSet.NONE;
    boolean first = true;
    while (first || text.peek() != ']') {
      members = members.union(member(first));
      first = false;
    }
    text.next();
    if (ignoreCase) {
      members = CharClasses.fold(members, characters);
    }
    if (negated) {
      members = members.negate(characters);
      if (grep) {
        members = members.minus(CharClasses.NEWLINE);
      }
    }
    return new Node.Chars(members);
  }

  /** grep refuses {@code [:space:]} alone, which its author surely meant otherwise. */
  private void rejectMisplacedClass() {
    if (!grep || text.peek() != ':') {
      return;
    }
    boolean other = false;
    int at = 1;
    for (; text.peek(at) != ']'; at++) {
      int c = text.peek(at);
      if (c == PatternText.END || c == '-' || (c == '[' && isClassMark(text.peek(at + 1)))) {
        return;
      }
      other |= c != ':';
    }
    if (other && text.peek(at - 1) == ':') {
      throw text.problem(start, "character class syntax is [[:space:]], not [:space:]");
    }
  }

  private static boolean isClassMark(int c) {
    return c == ':' || c == '=' || c == '.';
  }

  private CharSet member(boolean first) {
    int mark = text.mark();
    if (text.peek() == PatternText.END) {
      throw text.problem(start, "unmatched [");
    }
    if (text.take("[:")) {
      String name = name(':');
      Optional<CharSet> set =
          CharClasses.posix(
              ignoreCase && (name.equals("upper") || name.equals("lower")) ? "alpha" : name,
              characters);
      CharSet found =
          set.orElseThrow(() -> text.problem(mark, "no character class is named " + name));
      rejectRangeFrom(mark);
      return found;
    }
    boolean equivalence = text.peek() == '[' && text.peek(1) == '=';
    if (text.peek() == '-' && !first && text.peek(1) != ']') {
      throw text.problem(mark, "invalid range");
    }
    int lo = element();
    if (equivalence) {
      rejectRangeFrom(mark);
      return CharSet.of(lo);
    }
    if (text.peek() == '-' && text.peek(1) != ']') {
      text.next();
      if (text.peek() == PatternText.END) {
        throw text.problem(start, "unmatched [");
      }
      if (text.peek() == '[' && (text.peek(1) == ':' || text.peek(1) == '=')) {
        throw text.problem(mark, "invalid range: it ends in a class");
      }
      int hi = element();
      if (hi < lo) {
        throw text.problem(mark, "invalid range: its ends are in the wrong order");
      }
      return CharSet.range(lo, hi);
    }
    return CharSet.of(lo);
  }

  private void rejectRangeFrom(int mark) {
    if (text.peek() == '-' && text.peek(1) != ']') {
      throw text.problem(mark, "invalid range: it starts with a class");
    }
  }

  /** One character, {@code [.c.]} or {@code [=c=]}. */
  private int element() {
    int mark = text.mark();
    for (int kind : new int[] {'.', '='}) {
      if (text.peek() == '[' && text.peek(1) == kind) {
        text.skip(2);
        int c = text.next();
        if (c == PatternText.END) {
          throw text.problem(start, "unmatched [");
        }
        if (text.peek() != kind || text.peek(1) != ']') {
          name(kind);
          throw text.problem(mark, "invalid collation character");
        }
        text.skip(2);
        return c;
      }
    }
    return text.next();
  }

  private String name(int kind) {
    int from = text.mark();
    while (!(text.peek() == kind && text.peek(1) == ']')) {
      if (text.next() == PatternText.END) {
        throw text.problem(start, "unmatched [");
      }
    }
    String name = text.slice(from, text.mark());
    text.skip(2);
    return name;
  }
}
