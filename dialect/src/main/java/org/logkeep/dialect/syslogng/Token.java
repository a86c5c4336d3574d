package org.logkeep.dialect.syslogng;

import org.logkeep.topology.diagnostic.Span;

/**
 * The smallest piece of a configuration that means something.
 *
 * @param kind what it is
 * @param text a word as written, the content of a quoted text, the digits of a number, an operator
 * @param number the value of an integer, else 0
 * @param span where it stands
 */
record Token(Kind kind, String text, long number, Span span) {
  /** What a token is. */
  enum Kind {
    /** A word without quotes. */
    WORD,
    /** A text in double quotes. */
    STRING,
    /** A text in single quotes. */
    LITERAL,
    /** A whole number. */
    INTEGER,
    /** A number with a fraction. */
    FLOAT,
    /** One of the operators, or a character that stands for itself. */
    SYMBOL,
    /** A line that begins with an at sign; the text is what follows that sign. */
    PRAGMA,
    /** The end. */
    END
  }

  /** Whether this is the operator or character {@code symbol}. */
  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Whether this is a word equal to {@code word}, where a dash equals an underscore. */
  boolean isWord(String word) {
    return kind == Kind.WORD && name().equals(word);
  }

  /** The text with dashes for underscores. */
  String name() {
    return text.replace('_', '-');
  }

  /** Whether this is a text in quotes. */
  boolean quoted() {
    return kind == Kind.STRING || kind == Kind.LITERAL;
  }

  /** Whether this can stand for the value of an option. */
  boolean isValue() {
    return switch (kind) {
      case WORD, STRING, LITERAL, INTEGER, FLOAT -> true;
      case SYMBOL, PRAGMA, END -> false;
    };
  }

  /** What messages call it. */
  String described() {
    return switch (kind) {
      case WORD -> "\"" + text + "\"";
      case STRING, LITERAL -> "a quoted text";
      case INTEGER, FLOAT -> "the number " + text;
      case SYMBOL -> "\"" + text + "\"";
      case PRAGMA -> "a line with @";
      case END -> "the end of the configuration";
    };
  }
}
