package org.logkeep.match;

import java.util.Arrays;

/**
 * Reads a pattern's text symbol by symbol (bytes or code points), knowing the byte offset of each.
 */
final class PatternText {
  static final int END = -1;

  private final int[] symbols;
  private final int[] offsets;
  private int at;

  PatternText(byte[] text, boolean characters) {
    int[] found = new int[text.length];
    int[] where = new int[text.length + 1];
    int n = 0;
    int i = 0;
    while (i < text.length) {
      where[n] = i;
      long decoded = characters ? Utf8.decode(text, i, text.length) : ((text[i] & 0xFFL) << 8) | 1;
      found[n++] = Utf8.symbol(decoded);
      i += Utf8.width(decoded);
    }
    where[n] = text.length;
    this.symbols = Arrays.copyOf(found, n);
    this.offsets = where;
  }

  boolean atEnd() {
    return at >= symbols.length;
  }

  int peek() {
    return peek(0);
  }

  /** The symbol {@code ahead} places further, or {@link #END}. */
  int peek(int ahead) {
    return at + ahead < symbols.length ? symbols[at + ahead] : END;
  }

  int next() {
    return at < symbols.length ? symbols[at++] : END;
  }

  boolean take(int symbol) {
    if (peek() == symbol) {
      at++;
      return true;
    }
    return false;
  }

  /** Takes an ASCII word if it comes next. */
  boolean take(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (peek(i) != word.charAt(i)) {
        return false;
      }
    }
    at += word.length();
    return true;
  }

  void skip(int count) {
    at = Math.min(symbols.length, at + count);
  }

  int mark() {
    return at;
  }

  void reset(int mark) {
    at = mark;
  }

  /** ASCII text between two marks. */
  String slice(int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      out.appendCodePoint(Math.min(symbols[i], CharSet.MAX_CODE_POINT));
    }
    return out.toString();
  }

  int offset() {
    return offsets[at];
  }

  int offset(int mark) {
    return offsets[Math.min(mark, symbols.length)];
  }

  PatternException problem(String message) {
    return new PatternException(offset(), message);
  }

  PatternException problem(int mark, String message) {
    return new PatternException(offset(mark), message);
  }

  /** How a symbol is shown in a message. */
  static String show(int symbol) {
    return symbol > 32 && symbol < 127
        ? String.valueOf((char) symbol)
        : "0x" + Integer.toHexString(symbol);
  }
}
