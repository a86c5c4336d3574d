package org.logkeep.match;

/** What can be said about a pattern beside its text. */
public enum PatternFlag {
  /** Letters match in either case. */
  IGNORE_CASE,
  /** Text and pattern are UTF-8: a character is a code point. */
  UTF8,
  /** Literals: the whole text must be equal. */
  WHOLE,
  /** Literals: the text must begin so. */
  PREFIX,
  /** Literals: found anywhere. */
  SUBSTRING,
  /** Lines may end in CR, LF or both (PCRE's newline convention ANYCRLF). */
  NEWLINE,
  /** Several groups may have one name. */
  DUPNAMES
}
