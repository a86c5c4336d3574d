package org.logkeep.match;

/** The language that the text of a pattern is written in. */
public enum PatternSyntax {
  /** {@code grep -E} of GNU grep 3.8 in the C locale: one line at a time, characters are bytes. */
  ERE_C,
  /** {@code grep -E} of GNU grep 3.8 in a UTF-8 locale; bytes that are not UTF-8 match nothing. */
  ERE_UTF8,
  /**
   * Basic regular expression of {@code regcomp(3)} with the GNU operators ({@code \|}, {@code \+}).
   */
  BRE,
  /**
   * Extended regular expression of {@code regcomp(3)}: stricter than grep about stray operators.
   */
  ERE_POSIX,
  /** PCRE2 as syslog-ng and metalog use it. */
  PCRE,
  /** The whole text, {@code *} for any run and {@code ?} for one character. */
  GLOB,
  /** The characters as they stand: the whole text, or its start or any part by flag. */
  LITERAL;

  /** Whether the pattern may hit anywhere in the text unless it says otherwise itself. */
  boolean searches() {
    return switch (this) {
      case ERE_C, ERE_UTF8, BRE, ERE_POSIX, PCRE -> true;
      case GLOB, LITERAL -> false;
    };
  }
}
