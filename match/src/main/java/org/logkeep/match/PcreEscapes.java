package org.logkeep.match;

/**
 * PCRE's backslash sequences that stand for a character or a set of them, inside and outside
 * brackets.
 */
final class PcreEscapes {
  private final PatternText text;
  private final boolean characters;

  PcreEscapes(PatternText text, boolean characters) {
    this.text = text;
    this.characters = characters;
  }

  /** The set of a sequence whose backslash (at {@code start}) has been read. */
  CharSet set(int start) {
    int c = text.next();
    return switch (c) {
      case 'd' -> CharClasses.DIGIT;
      case 'D' -> CharClasses.DIGIT.negate(characters);
      case 'w' -> CharClasses.WORD;
      case 'W' -> CharClasses.WORD.negate(characters);
      case 's' -> CharClasses.SPACE;
      case 'S' -> CharClasses.SPACE.negate(characters);
      case 'h' -> horizontalSpace();
      case 'H' -> horizontalSpace().negate(characters);
      case 'v' -> verticalSpace();
      case 'V' -> verticalSpace().negate(characters);
      case 'p', 'P' -> property(start, c == 'P');
      case 'a' -> CharSet.of(7);
      case 'e' -> CharSet.of(27);
      case 'f' -> CharSet.of('\f');
      case 'n' -> CharSet.of('\n');
      case 'r' -> CharSet.of('\r');
      case 't' -> CharSet.of('\t');
      case 'c' -> control(start);
      case 'x' -> CharSet.of(hex(start));
      case 'o' -> CharSet.of(bracedOctal(start));
      case '0' -> {
        text.skip(-1);
        yield CharSet.of(octal(3));
      }
      case PatternText.END -> throw text.problem(start, "\\ at end of pattern");
      default -> {
        if (CharClasses.ALNUM.contains(c)) {
          throw text.problem(start, "unrecognized character follows \\");
        }
        yield CharSet.of(c);
      }
    };
  }

  CharSet verticalSpace() {
    CharSet set = CharSet.range('\n', '\r').union(CharSet.of(0x85));
    return characters ? set.union(CharSet.range(0x2028, 0x2029)) : set;
  }

  private CharSet horizontalSpace() {
    CharSet set = CharClasses.BLANK.union(CharSet.of(0xA0));
    if (!characters) {
      return set;
    }
    return set.union(CharSet.of("\u1680\u180e\u202f\u205f\u3000"))
        .union(CharSet.range(0x2000, 0x200A));
  }

  private CharSet control(int start) {
    int c = text.next();
    if (c < 32 || c > 126) {
      throw text.problem(start, "\\c must be followed by a printable ASCII character");
    }
    return CharSet.of((c >= 'a' && c <= 'z' ? c - 32 : c) ^ 64);
  }

  private int hex(int start) {
    boolean braces = text.take('{');
    int value = 0;
    int digits = 0;
    while ((braces || digits < 2) && Character.digit(text.peek(), 16) >= 0 && text.peek() < 128) {
      value = Math.min(0x200000, value * 16 + Character.digit(text.next(), 16));
      digits++;
    }
    if (braces && (digits == 0 || !text.take('}'))) {
      throw text.problem(start, "non-hex character in \\x{} (closing brace missing?)");
    }
    return inRange(value, start);
  }

  private int bracedOctal(int start) {
    if (!text.take('{')) {
      throw text.problem(start, "missing opening brace after \\o");
    }
    int value = octal(8);
    if (!text.take('}')) {
      throw text.problem(start, "non-octal character in \\o{} (closing brace missing?)");
    }
    return inRange(value, start);
  }

  int octal(int digits) {
    int value = 0;
    for (int i = 0; i < digits && text.peek() >= '0' && text.peek() <= '7'; i++) {
      value = value * 8 + text.next() - '0';
    }
    return characters || digits > 3 ? value : value & 0xFF;
  }

  private int inRange(int value, int start) {
    if (value > (characters ? CharSet.MAX_CODE_POINT : 255)) {
      throw text.problem(start, "character code point value is too large");
    }
    if (value >= 0xD800 && value <= 0xDFFF) {
      throw text.problem(start, "a surrogate is not a character");
    }
    return value;
  }

  /** {@code \pL}, {@code \p{Lu}}, {@code \p{^Lu}}, {@code \p{Greek}}, {@code \p{Any}}. */
  private CharSet property(int start, boolean negatedBefore) {
    boolean negated = negatedBefore;
    String name;
    if (text.take('{')) {
      negated ^= text.take('^');
      int from = text.mark();
      while (text.peek() != '}') {
        if (text.next() == PatternText.END) {
          throw text.problem(start, "malformed \\P or \\p sequence");
        }
      }
      name = text.slice(from, text.mark());
      text.next();
    } else {
      int from = text.mark();
      text.next();
      name = text.slice(from, text.mark());
    }
    CharSet set =
        UnicodeProperty.set(name)
            .orElseThrow(
                () -> text.problem(start, "unknown property " + name + " after \\P or \\p"))
            .intersect(CharSet.every(characters));
    return negated ? set.negate(characters) : set;
  }
}
