package org.logkeep.match;

import java.util.Optional;

/** PCRE's bracket expressions, the text behind the opening bracket. */
final class PcreBracket {
  private final PatternText text;
  private final PcreEscapes escapes;
  private final boolean characters;
  private final boolean ignoreCase;
  private final boolean skipBlanks;
  private final int start;

  PcreBracket(
      PatternText text,
      PcreEscapes escapes,
      boolean characters,
      boolean ignoreCase,
      boolean skipBlanks) {
    this.text = text;
    this.escapes = escapes;
    this.characters = characters;
    this.ignoreCase = ignoreCase;
    this.skipBlanks = skipBlanks;
    this.start = text.mark() - 1;
  }

  CharSet parse() {
    boolean negated = text.take('^');
    CharSet members = CharSet.NONE;
    boolean first = true;
    boolean quoted = false;
    while (true) {
      if (text.peek() == PatternText.END) {
        throw text.problem(start, "missing terminating ] for character class");
      }
      if (quoted) {
        if (text.take("\\E")) {
          quoted = false;
          continue;
        }
        members = members.union(CharSet.of(text.next()));
        continue;
      }
      if (text.take("\\E") || (skipBlanks && (text.take(' ') || text.take('\t')))) {
        continue;
      }
      if (text.take("\\Q")) {
        quoted = true;
        first = false;
        continue;
      }
      if (!first && text.take(']')) {
        break;
      }
      members = members.union(member());
      first = false;
    }
    if (ignoreCase) {
      members = CharClasses.fold(members, characters);
    }
    return negated ? members.negate(characters) : members;
  }

  private CharSet member() {
    int mark = text.mark();
    CharSet lo = element(mark);
    if (text.peek() != '-' || text.peek(1) == ']') {
      return lo;
    }
    int low = lo.single();
    if (low < 0 || isClass(mark)) {
      throw text.problem(mark, "invalid range in character class");
    }
    text.next();
    int hiMark = text.mark();
    if (text.peek() == PatternText.END) {
      throw text.problem(start, "missing terminating ] for character class");
    }
    int high = element(hiMark).single();
    if (high < 0 || isClass(hiMark)) {
      throw text.problem(mark, "invalid range in character class");
    }
    if (high < low) {
      throw text.problem(mark, "range out of order in character class");
    }
    return CharSet.range(low, high);
  }

  /** Whether what stands at a mark is a named class, which cannot end a range. */
  private boolean isClass(int mark) {
    return text.offset(mark) + 1 < text.offset() && text.slice(mark, mark + 2).equals("[:");
  }

  private CharSet element(int mark) {
    if (text.peek() == '[' && isNamedClass()) {
      text.skip(2);
      boolean negated = text.take('^');
      int from = text.mark();
      while (text.peek() != ':') {
        text.next();
      }
      String name = text.slice(from, text.mark());
      text.skip(2);
      CharSet set =
          (name.equals("word")
                  ? Optional.of(CharClasses.WORD)
                  : name.equals("ascii")
                      ? Optional.of(CharSet.range(0, 127))
                      : CharClasses.posix(
                          ignoreCase && (name.equals("upper") || name.equals("lower"))
                              ? "alpha"
                              : name,
                          false))
              .orElseThrow(() -> text.problem(mark, "unknown POSIX class name " + name));
      return negated ? set.negate(characters) : set;
    }
    int c = text.next();
    if (c != '\\') {
      return CharSet.of(c);
    }
    if (text.take('b')) {
      return CharSet.of('\b');
    }
    if (text.peek() >= '1' && text.peek() <= '7') {
      return CharSet.of(escapes.octal(3));
    }
    for (char outside : new char[] {'B', 'R', 'X', 'N'}) {
      if (text.peek() == outside) {
        throw text.problem(mark, "escape sequence is invalid in character class");
      }
    }
    return escapes.set(mark);
  }

  /** {@code [:letters:]}, the letters perhaps behind a {@code ^}. */
  private boolean isNamedClass() {
    if (text.peek(1) == '.' || text.peek(1) == '=') {
      int kind = text.peek(1);
      for (int i = 2; text.peek(i) != PatternText.END && text.peek(i) != ']'; i++) {
        if (text.peek(i) == kind && text.peek(i + 1) == ']') {
          throw text.problem("POSIX collating elements are not supported");
        }
      }
      return false;
    }
    if (text.peek(1) != ':') {
      return false;
    }
    int i = text.peek(2) == '^' ? 3 : 2;
    while (text.peek(i) >= 'a' && text.peek(i) <= 'z') {
      i++;
    }
    return text.peek(i) == ':' && text.peek(i + 1) == ']';
  }
}
