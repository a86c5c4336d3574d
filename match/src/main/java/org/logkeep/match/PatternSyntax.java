package org.logkeep.match;

/** The language that a pattern is written in. */
public enum PatternSyntax {
  /** POSIX extended, as GNU {@code grep -E} reads it in the C locale: bytes. */
  ERE_C,
  /** POSIX extended, as GNU {@code grep -E} reads it in a UTF-8 locale. */
  ERE_UTF8,
  /** POSIX extended, as {@code regcomp} reads it. */
  ERE_POSIX,
  /** POSIX basic, as {@code regcomp} reads it. */
  BRE,
  /** Perl's, as PCRE reads it. */
  PCRE,
  /** Shell wildcards {@code *} and {@code ?} over the whole text. */
  GLOB,
  /** The bytes themselves. */
  LITERAL
}
