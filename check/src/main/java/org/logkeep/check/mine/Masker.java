package org.logkeep.check.mine;

import org.logkeep.check.mine.ValueShapes.Likeness;

/**
 * Turns a message into its skeleton: the text with everything that is surely a value replaced by
 * one {@link #VALUE} byte, and what may be one put between {@link #MAYBE} and {@link #MAYBE_END}. A
 * message is read as pieces between delimiters.
 *
 * <ul>
 *   <li>Surely a value is a piece with a digit, a long hexadecimal word, a path, an address, a
 *       date, a name with a port, what has an at-sign or a backslash inside, and true, false and
 *       null.
 *   <li>Perhaps a value is a name with dots, what stands behind an equals sign or behind the word
 *       {@code user}, and a quoted text.
 * </ul>
 *
 * <p>A unit behind a number belongs to it. Allocates nothing for a line once its buffer has grown.
 */
final class Masker {
  /** Stands for a value in a skeleton. */
  static final byte VALUE = 1;

  /** Begins what may be a value. */
  static final byte MAYBE = 2;

  /** Ends what may be a value. */
  static final byte MAYBE_END = 3;

  /** A blank inside what may be a value. */
  static final byte BLANK = 4;

  private static final int LONGEST_QUOTE = 120;
  private static final boolean[] DELIMITER = table("=:,;()[]{}\"'`|<> \t");

  private final SkeletonWriter out = new SkeletonWriter();
  private boolean afterEquals;
  private boolean afterOwner;
  private int pieceStart;

  /** The skeleton's bytes; only the first {@link #length} count. */
  byte[] skeleton() {
    return out.bytes();
  }

  /** How long the skeleton is. */
  int length() {
    return out.length();
  }

  /** Makes the skeleton of a message. */
  void mask(byte[] text, int start, int stop) {
    int end = stop;
    while (end > start && (text[end - 1] == '\r' || text[end - 1] == ' ')) {
      end--;
    }
    out.clear(end - start);
    afterEquals = false;
    afterOwner = false;
    pieceStart = -1;
    int at = start;
    while (at < end) {
      at = isDelimiter(text[at]) ? delimiter(text, start, at, end) : piece(text, at, end);
    }
    out.trim();
  }

  private int delimiter(byte[] text, int start, int at, int end) {
    byte b = text[at];
    boolean blank = b == ' ' || b == '\t';
    if (blank) {
      boolean nothingThere = afterOwner && out.last() == ' ';
      if (nothingThere) {
        out.value();
        afterOwner = false;
      }
      out.put((byte) ' ');
      return at + 1;
    }
    if (b == '=') {
      afterEquals = true;
      afterOwner = false;
      return equals(text, at, end);
    }
    if (afterEquals && opens(b)) {
      afterEquals = false;
      return group(text, at, end);
    }
    int nothing = b == '<' ? ValueShapes.nothingEnd(text, at, end) : at;
    if (nothing > at) {
      out.value();
      afterEquals = false;
      afterOwner = false;
      return nothing;
    }
    if (b == '<' && at + 1 < end && ValueShapes.digit(text[at + 1])) {
      return at + 1;
    }
    if (b == ':'
        && at + 2 < end
        && text[at + 1] == ':'
        && !(at > start && ValueShapes.wordly(text[at - 1]))) {
      int stop = ValueShapes.colonAddressEnd(text, at, end);
      if (stop > at) {
        out.value();
        return stop;
      }
    }
    if ((b == '"' || b == '\'' || b == '`') && !(at > start && ValueShapes.wordly(text[at - 1]))) {
      int stop = quoteEnd(text, at, end);
      if (stop > at) {
        out.put(b);
        out.maybe(text, at + 1, stop);
        out.put(text[stop]);
        afterOwner = false;
        return stop + 1;
      }
    }
    if (b == '['
        && out.last() == '-'
        && pieceStart >= 0
        && at + 1 < end
        && ValueShapes.digit(text[at + 1])) {
      out.cut(pieceStart);
      out.value();
      return skipGroup(text, at, end);
    }
    afterEquals = false;
    afterOwner = afterOwner && (b == '\'' || b == '"');
    if (b == ')') {
      out.closeParenthesis();
    } else {
      out.put(b);
    }
    return at + 1;
  }

  private int piece(byte[] text, int at, int end) {
    int stop = pieceEnd(text, at, end);
    boolean path = text[at] == '/' || text[at] == '\\';
    if (path) {
      stop = pathEnd(text, at, end);
    } else if (stop - at <= 4 && stop < end && text[stop] == ':') {
      int address = ValueShapes.colonAddressEnd(text, at, end);
      if (address > at) {
        afterEquals = false;
        afterOwner = false;
        out.value();
        return address;
      }
    }
    Likeness likeness = path ? Likeness.VALUE : ValueShapes.likeness(text, at, stop);
    boolean key = stop < end && text[stop] == '=';
    if (afterEquals && !key) {
      int whole = skipValue(text, at, end);
      if (whole == stop && likeness != Likeness.VALUE) {
        out.maybe(text, at, stop);
      } else {
        out.value();
      }
      stop = whole;
    } else if (likeness == Likeness.VALUE
        || ValueShapes.isWeekday(text, at, stop, end)
        || ValueShapes.isMonth(text, at, stop, end, out.behindValue())
        || (likeness == Likeness.NAME && portBehind(text, stop, end))) {
      out.value();
    } else if (out.behindValue() && ValueShapes.isUnit(text, at, stop)) {
      out.backToValue();
      return stop;
    } else if (afterOwner || (likeness == Likeness.NAME && !key)) {
      out.maybe(text, at, stop);
    } else {
      pieceStart = out.length();
      out.copy(text, at, stop);
      afterOwner = ValueShapes.isOwner(text, at, stop);
      afterEquals = false;
      return stop;
    }
    afterEquals = false;
    afterOwner = false;
    return stop;
  }

  /**
   * Writes an equals sign; blanks around it are dropped, and what is empty behind it is a value all
   * the same.
   */
  private int equals(byte[] text, int at, int end) {
    out.trim();
    out.put((byte) '=');
    int next = at + 1;
    boolean empty = next >= end || text[next] == ' ' || text[next] == ',' || text[next] == ';';
    if (empty) {
      int word = next;
      while (word < end && text[word] == ' ') {
        word++;
      }
      int stop = word < end ? pieceEnd(text, word, end) : end;
      if (word >= end
          || (stop < end && text[stop] == '=')
          || (isDelimiter(text[word]) && !opens(text[word]))) {
        afterEquals = false;
        out.value();
        out.put((byte) ' ');
        return Math.max(word, next);
      }
      return word;
    }
    return next;
  }

  /** A quoted or bracketed text behind an equals sign. */
  private int group(byte[] text, int at, int end) {
    int stop = skipGroup(text, at, end);
    boolean quoted = text[at] == '"' || text[at] == '\'';
    if (quoted && stop - at > 2 && ValueShapes.likeness(text, at + 1, stop - 1) != Likeness.VALUE) {
      out.maybe(text, at, stop);
    } else {
      out.value();
    }
    return stop;
  }

  /**
   * The closing quote of a quoted text that is perhaps one value: nothing in it is surely a value;
   * {@code from} when it is not so.
   */
  private static int quoteEnd(byte[] text, int from, int end) {
    byte quote = text[from] == '`' ? (byte) '\'' : text[from];
    int limit = Math.min(end, from + LONGEST_QUOTE);
    for (int i = from + 1; i < limit; i++) {
      byte b = text[i];
      if (b == quote) {
        boolean closes = i + 1 == end || !ValueShapes.wordly(text[i + 1]);
        return closes && i > from + 1 && text[i - 1] != ' ' ? i : from;
      }
      if (ValueShapes.digit(b) || b == '/' || b == '\\') {
        return from;
      }
    }
    return from;
  }

  private static boolean portBehind(byte[] text, int stop, int end) {
    return stop + 1 < end && text[stop] == ':' && ValueShapes.digit(text[stop + 1]);
  }

  /** The end of a piece: a delimiter, the full stop, or a row of dots as tables have it. */
  private static int pieceEnd(byte[] text, int from, int end) {
    int at = from;
    while (at < end && !isDelimiter(text[at])) {
      if (text[at] == '.' && at + 2 < end && text[at + 1] == '.' && text[at + 2] == '.') {
        while (at < end && text[at] == '.') {
          at++;
        }
        boolean onlyDots = text[from] == '.';
        return onlyDots ? at : dotsFrom(text, at);
      }
      at++;
    }
    boolean fullStop = at > from + 1 && text[at - 1] == '.' && (at == end || text[at] == ' ');
    return fullStop ? at - 1 : at;
  }

  private static int dotsFrom(byte[] text, int behind) {
    int at = behind;
    while (text[at - 1] == '.') {
      at--;
    }
    return at;
  }

  private static int pathEnd(byte[] text, int from, int end) {
    int at = from;
    while (at < end
        && text[at] != ' '
        && text[at] != '"'
        && text[at] != ')'
        && text[at] != ']'
        && text[at] != '\''
        && text[at] != ','
        && text[at] != ';') {
      at++;
    }
    boolean punctuation = text[at - 1] == ':' || text[at - 1] == '.';
    return at > from + 1 && punctuation ? at - 1 : at;
  }

  /**
   * The end of a value behind an equals sign: up to a blank or a closing delimiter, groups as a
   * whole.
   */
  private static int skipValue(byte[] text, int from, int end) {
    int at = from;
    while (at < end) {
      byte b = text[at];
      if (opens(b)) {
        at = skipGroup(text, at, end);
      } else if (b == ' ' || b == '\t' || b == ',' || b == ';' || b == ')' || b == ']'
          || b == '}') {
        return at;
      } else {
        at++;
      }
    }
    return at;
  }

  /** The byte behind a quoted or bracketed text; behind its first byte when it does not close. */
  private static int skipGroup(byte[] text, int from, int end) {
    byte open = text[from];
    byte close =
        open == '(' ? (byte) ')' : open == '[' ? (byte) ']' : open == '{' ? (byte) '}' : open;
    int depth = 0;
    for (int i = from; i < end; i++) {
      if (i > from && text[i] == close && (open == close || depth == 1)) {
        return i + 1;
      }
      depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
    }
    return from + 1;
  }

  private static boolean opens(byte b) {
    return b == '"' || b == '(' || b == '[' || b == '{' || b == '\'';
  }

  private static boolean isDelimiter(byte b) {
    return b > 0 && DELIMITER[b];
  }

  private static boolean[] table(String characters) {
    boolean[] table = new boolean[128];
    characters.chars().forEach(c -> table[c] = true);
    return table;
  }
}
