package org.logkeep.match;

import java.util.BitSet;
import java.util.Optional;

/**
 * The named classes of characters and the folding of case, for bytes (the C locale) and for UTF-8.
 *
 * <p>The UTF-8 side follows glibc's C.UTF-8 locale: letters are Unicode's alphabetic characters and
 * all digits outside ASCII; only 0 to 9 are digits.
 */
final class CharClasses {
  static final CharSet DIGIT = CharSet.range('0', '9');
  static final CharSet UPPER = CharSet.range('A', 'Z');
  static final CharSet LOWER = CharSet.range('a', 'z');
  static final CharSet ALPHA = UPPER.union(LOWER);
  static final CharSet ALNUM = ALPHA.union(DIGIT);
  static final CharSet WORD = ALNUM.union(CharSet.of('_'));
  static final CharSet SPACE = CharSet.range('\t', '\r').union(CharSet.of(' '));
  static final CharSet BLANK = CharSet.of(" \t");
  static final CharSet GRAPH = CharSet.range(33, 126);
  static final CharSet PRINT = CharSet.range(32, 126);
  static final CharSet PUNCT = GRAPH.minus(ALNUM);
  static final CharSet CNTRL = CharSet.range(0, 31).union(CharSet.of(127));
  static final CharSet XDIGIT = DIGIT.union(CharSet.range('a', 'f')).union(CharSet.range('A', 'F'));
  static final CharSet NEWLINE = CharSet.of('\n');

  private CharClasses() {}

  /** Unicode sets cost some milliseconds to build; made when the first UTF-8 pattern asks. */
  private static final class Unicode {
    private static final int MAX = CharSet.MAX_CODE_POINT;

    /** Marks that Unicode calls alphabetic since version 16, and glibc 2.36 does not. */
    private static final CharSet LETTERS_ABOVE =
        CharSet.range(0x363, 0x36F)
            .union(CharSet.range(0x1DD3, 0x1DE6))
            .union(CharSet.of(0xC04))
            .union(CharSet.range(0xF82, 0xF83));

    static final CharSet ALPHA =
        CharSet.where(MAX, c -> Character.isAlphabetic(c) || (c > 127 && Character.isDigit(c)))
            .minus(LETTERS_ABOVE);
    static final CharSet ALNUM = ALPHA.union(DIGIT);
    static final CharSet WORD = ALNUM.union(CharSet.of('_'));
    static final CharSet WORD_CONTEXT = withRawBytes(WORD);
    static final CharSet UPPER =
        CharSet.where(MAX, c -> Character.toLowerCase(c) != c || Character.isUpperCase(c));
    static final CharSet LOWER =
        CharSet.where(MAX, c -> Character.toUpperCase(c) != c || Character.isLowerCase(c));
    static final CharSet SPACE =
        CharSet.where(MAX, c -> Character.isSpaceChar(c) && c != 0xA0 && c != 0x2007 && c != 0x202F)
            .union(CharClasses.SPACE);
    static final CharSet BLANK =
        CharSet.where(
                MAX,
                c ->
                    Character.getType(c) == Character.SPACE_SEPARATOR
                        && c != 0xA0
                        && c != 0x2007
                        && c != 0x202F)
            .union(CharSet.of('\t'));
    static final CharSet CNTRL =
        CharSet.where(
            MAX, c -> Character.getType(c) == Character.CONTROL || c == 0x2028 || c == 0x2029);
    static final CharSet GRAPH =
        CharSet.where(
                MAX,
                c -> Character.getType(c) != Character.UNASSIGNED && !Character.isISOControl(c))
            .minus(SPACE)
            .minus(CNTRL);
    static final CharSet PRINT = GRAPH.union(SPACE).minus(CNTRL);
    static final CharSet PUNCT = GRAPH.minus(ALNUM);
  }

  static CharSet word(boolean unicode) {
    return unicode ? Unicode.WORD : WORD;
  }

  /**
   * What counts as a word character at an edge. In UTF-8 that includes stray bytes whose value is a
   * letter's code point: glibc takes the byte for the character there, and only there.
   */
  static CharSet wordContext(boolean unicode) {
    return unicode ? Unicode.WORD_CONTEXT : WORD;
  }

  static CharSet space(boolean unicode) {
    return unicode ? Unicode.SPACE : SPACE;
  }

  private static CharSet withRawBytes(CharSet set) {
    CharSet all = set;
    for (int b = 0x80; b <= 0xFF; b++) {
      if (set.contains(b)) {
        all = all.union(CharSet.of(CharSet.rawByte(b)));
      }
    }
    return all;
  }

  /** The set behind {@code [:name:]}. */
  static Optional<CharSet> posix(String name, boolean unicode) {
    return Optional.ofNullable(
        switch (name) {
          case "alpha" -> unicode ? Unicode.ALPHA : ALPHA;
          case "digit" -> DIGIT;
          case "alnum" -> unicode ? Unicode.ALNUM : ALNUM;
          case "upper" -> unicode ? Unicode.UPPER : UPPER;
          case "lower" -> unicode ? Unicode.LOWER : LOWER;
          case "space" -> unicode ? Unicode.SPACE : SPACE;
          case "blank" -> unicode ? Unicode.BLANK : BLANK;
          case "punct" -> unicode ? Unicode.PUNCT : PUNCT;
          case "print" -> unicode ? Unicode.PRINT : PRINT;
          case "graph" -> unicode ? Unicode.GRAPH : GRAPH;
          case "cntrl" -> unicode ? Unicode.CNTRL : CNTRL;
          case "xdigit" -> XDIGIT;
          default -> null;
        });
  }

  /** The set and everything that differs from a member by case only. */
  static CharSet fold(CharSet set, boolean unicode) {
    if (!unicode) {
      CharSet folded = set;
      for (int c = 'a'; c <= 'z'; c++) {
        if (set.contains(c) || set.contains(c - 32)) {
          folded = folded.union(CharSet.of(c)).union(CharSet.of(c - 32));
        }
      }
      return folded;
    }
    if (set.equals(CharSet.every(true))) {
      return set;
    }
    BitSet variants = new BitSet();
    CharSet cased = set.intersect(Folding.CASED);
    for (int r = 0; r < cased.size(); r++) {
      for (int c = cased.lo(r); c <= cased.hi(r); c++) {
        CharSet same = Folding.variants(c);
        for (int v = 0; v < same.size(); v++) {
          variants.set(same.lo(v), same.hi(v) + 1);
        }
      }
    }
    return set.union(CharSet.where(variants.length(), variants::get));
  }

  /**
   * Simple folding: two characters are the same when their upper case is, or their lower case is.
   */
  private static final class Folding {
    static final CharSet CASED =
        CharSet.where(
            CharSet.MAX_CODE_POINT,
            c -> Character.toLowerCase(c) != c || Character.toUpperCase(c) != c);

    static CharSet variants(int c) {
      int upper = Character.toUpperCase(c);
      CharSet all =
          CharSet.of(c)
              .union(CharSet.of(upper))
              .union(CharSet.of(Character.toLowerCase(c)))
              .union(CharSet.of(Character.toLowerCase(upper)));
      return switch (upper) {
        // letters that have more than one lower or upper form
        case 'S' -> all.union(CharSet.of(0x17F));
        case 'K' -> all.union(CharSet.of(0x212A));
        case 0xC5 -> all.union(CharSet.of(0x212B));
        case 0x39C -> all.union(CharSet.of(0xB5));
        case 0x392 -> all.union(CharSet.of(0x3D0));
        case 0x395 -> all.union(CharSet.of(0x3F5));
        case 0x398 -> all.union(CharSet.of(0x3D1)).union(CharSet.of(0x3F4));
        case 0x399 -> all.union(CharSet.of(0x1FBE)).union(CharSet.of(0x345));
        case 0x39A -> all.union(CharSet.of(0x3F0));
        case 0x3A0 -> all.union(CharSet.of(0x3D6));
        case 0x3A1 -> all.union(CharSet.of(0x3F1));
        case 0x3A3 -> all.union(CharSet.of(0x3C2));
        case 0x3A6 -> all.union(CharSet.of(0x3D5));
        case 0x3A9 -> all.union(CharSet.of(0x2126));
        case 0x1E60 -> all.union(CharSet.of(0x1E9B));
        default -> all;
      };
    }
  }
}
