package org.logkeep.check.mine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What values look like: pure questions about a stretch of bytes. */
final class ValueShapes {
  /** How much a stretch looks like a value. */
  enum Likeness {
    /** A word. */
    WORD,
    /** A name that may stand for itself or for others: dotted, as hosts, classes and files are. */
    NAME,
    /** Surely a value. */
    VALUE
  }

  private static final int LONG_HEX = 8;
  private static final byte[][] UNITS =
      words(
          "B kB KB MB GB TB KiB MiB GiB TiB Kb Mb Gb bps ns us ms s sec secs second seconds min mins minute"
              + " minutes hour hours day days AM PM am pm UTC GMT EST EDT CST CDT PST PDT CET CEST BST");
  private static final byte[][] CONSTANTS =
      words("true false null True False None TRUE FALSE NULL");
  private static final byte[][] NOTHING = words("<none> <null> <nil> <unknown> <unset> <empty>");
  private static final byte[][] OWNERS = words("user User username ruser");
  private static final byte[][] WEEKDAYS = words("Mon Tue Wed Thu Fri Sat Sun");
  private static final byte[][] MONTHS = words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec");
  private static final byte[][] BYTES = words("bytes");

  private ValueShapes() {}

  /** What a stretch without blanks and brackets looks like. */
  static Likeness likeness(byte[] text, int from, int to) {
    int slashes = 0;
    int hex = 0;
    boolean dots = false;
    for (int i = from; i < to; i++) {
      byte b = text[i];
      if (digit(b) || b == '\\') {
        return Likeness.VALUE;
      }
      boolean inside = i > from && i + 1 < to;
      if (inside && b == '@') {
        return Likeness.VALUE;
      }
      dots |= inside && b == '.' && wordly(text[i - 1]) && wordly(text[i + 1]);
      if (b == '/' && ++slashes > 1) {
        return Likeness.VALUE;
      }
      hex += hexLetter(b) ? 1 : 0;
    }
    if ((hex == to - from && hex >= LONG_HEX) || oneOf(CONSTANTS, text, from, to)) {
      return Likeness.VALUE;
    }
    return dots ? Likeness.NAME : Likeness.WORD;
  }

  /**
   * The end of a hardware or IPv6 address that begins there: groups of up to four hexadecimal
   * digits, two colons at the least; {@code from} when there is none.
   */
  static int colonAddressEnd(byte[] text, int from, int end) {
    int colons = 0;
    int group = 0;
    int at = from;
    while (at < end
        && (text[at] == ':' || text[at] == '.' || digit(text[at]) || hexLetter(text[at]))) {
      boolean colon = text[at] == ':';
      group = colon || text[at] == '.' ? 0 : group + 1;
      if (group > 4) {
        return from;
      }
      colons += colon ? 1 : 0;
      at++;
    }
    if (colons < 2 || (at < end && wordly(text[at]))) {
      return from;
    }
    while (at > from && (text[at - 1] == ':' || text[at - 1] == '.')) {
      at--;
    }
    return at - from > 4 ? at : from;
  }

  /** True for the name of a weekday with a month or a number behind it. */
  static boolean isWeekday(byte[] text, int from, int to, int end) {
    if (to - from != 3 || !oneOf(WEEKDAYS, text, from, to)) {
      return false;
    }
    int next = skipBlanks(text, to < end && text[to] == ',' ? to + 1 : to, end);
    return next < end
        && (digit(text[next]) || (next + 3 <= end && oneOf(MONTHS, text, next, next + 3)));
  }

  /** True for the name of a month with a number behind it, or before it. */
  static boolean isMonth(byte[] text, int from, int to, int end, boolean behindValue) {
    if (to - from != 3 || !oneOf(MONTHS, text, from, to)) {
      return false;
    }
    int next = skipBlanks(text, to, end);
    return behindValue || (next < end && digit(text[next]));
  }

  /**
   * The end of a word in angle brackets that says that there is no value; {@code from} when there
   * is none.
   */
  static int nothingEnd(byte[] text, int from, int end) {
    for (byte[] word : NOTHING) {
      int stop = from + word.length;
      if (stop <= end && Arrays.equals(word, 0, word.length, text, from, stop)) {
        return stop;
      }
    }
    return from;
  }

  /** True for a unit of measure, or what stands behind a time of day. */
  static boolean isUnit(byte[] text, int from, int to) {
    return oneOf(UNITS, text, from, to);
  }

  /** True for the word before the size in other units. */
  static boolean isBytes(byte[] text, int from, int to) {
    return from >= 0 && oneOf(BYTES, text, from, to);
  }

  /** True for a word that a user's name follows. */
  static boolean isOwner(byte[] text, int from, int to) {
    return oneOf(OWNERS, text, from, to);
  }

  static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean hexLetter(byte b) {
    return (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
  }

  /** A letter, a digit, an underscore or a hyphen. */
  static boolean wordly(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || digit(b) || b == '_' || b == '-';
  }

  private static int skipBlanks(byte[] text, int from, int end) {
    int at = from;
    while (at < end && text[at] == ' ') {
      at++;
    }
    return at;
  }

  private static boolean oneOf(byte[][] words, byte[] text, int from, int to) {
    for (byte[] word : words) {
      if (word.length == to - from
          && word[0] == text[from]
          && Arrays.equals(word, 0, word.length, text, from, to)) {
        return true;
      }
    }
    return false;
  }

  private static byte[][] words(String list) {
    return Arrays.stream(list.split(" "))
        .map(w -> w.getBytes(StandardCharsets.US_ASCII))
        .toArray(byte[][]::new);
  }
}
