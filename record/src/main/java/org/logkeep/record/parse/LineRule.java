package org.logkeep.record.parse;

/** What becomes of line breaks within the message. */
public enum LineRule {
  /** They stay. */
  KEPT,
  /** Line feeds become blanks, so that a record never looks like two in a file. */
  NO_LINE_FEEDS,
  /** CR, LF and NUL become blanks. */
  ONE_LINE
}
