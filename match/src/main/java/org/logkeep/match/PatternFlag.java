package org.logkeep.match;

/**
 * How a pattern is to be read, beside its text. Flags that do not concern a syntax are without
 * effect.
 */
public enum PatternFlag {
  /** Letters match both cases: ASCII letters, or all of Unicode where characters are UTF-8. */
  IGNORE_CASE,
  /** Characters are UTF-8 sequences, not bytes. Implied by {@link PatternSyntax#ERE_UTF8}. */
  UTF8,
  /** The hit must be the whole text; what {@code LITERAL} and {@code GLOB} do by themselves. */
  WHOLE,
  /** The hit must start at the start of the text ({@code LITERAL}, {@code GLOB}). */
  PREFIX,
  /** The hit may be anywhere ({@code LITERAL}, {@code GLOB}). */
  SUBSTRING,
  /** PCRE: CR, LF and CRLF all count as the end of a line, as syslog-ng's {@code newline}. */
  NEWLINE,
  /** PCRE: one name may stand for several groups. */
  DUPNAMES
}
