package org.logkeep.dialect;

/** Tells quotes from other signs, also where a language takes them for a sign like any other. */
public final class Quotes {
  private static final String CURLY = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb";

  private Quotes() {}

  /** Whether it is one that word processors put in the place of a straight one. */
  public static boolean isCurly(int c) {
    return CURLY.indexOf(c) >= 0;
  }

  /** Whether it is a quote of any kind. */
  public static boolean isQuote(int c) {
    return c == '"' || c == '\'' || isCurly(c);
  }

  /** A text without the quotes in it. */
  public static String without(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints().filter(c -> !isQuote(c)).forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
