package org.logkeep.record.parse;

/** How the host in a classic header is told from the program. */
public enum HostRule {
  /** There is none. */
  NONE,
  /**
   * The word behind the stamp, if a blank follows it and neither bracket nor colon comes first;
   * colons of an IPv6 address are part of the word (syslog-ng). Only behind a stamp.
   */
  WORD_AFTER_STAMP,
  /** The first word, if no colon comes before its blank, with or without a stamp (sysklogd). */
  FIRST_WORD
}
