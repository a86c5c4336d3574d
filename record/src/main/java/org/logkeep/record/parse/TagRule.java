package org.logkeep.record.parse;

/** What counts as the tag, that is program and process id, of a classic header. */
public enum TagRule {
  /** Whatever stands before a blank, bracket or colon; then what the bracket holds (syslog-ng). */
  ANY_WORD,
  /**
   * Letters, digits and {@code ._-/()}, then perhaps digits in brackets, then a colon or a blank.
   * Parentheses around the whole program are taken off. Anything else is no tag and stays text
   * (sysklogd).
   */
  PLAIN_NAME
}
