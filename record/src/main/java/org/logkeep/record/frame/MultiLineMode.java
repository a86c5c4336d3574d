package org.logkeep.record.frame;

/** How lines of a file are joined to records (syslog-ng specification, section 7.2). */
public enum MultiLineMode {
  /** A line that begins with a blank or tab belongs to the line before it. */
  INDENTED,
  /**
   * A record begins at a line in which the prefix is found, and ends before the next one or where
   * the garbage pattern is found; what that matched, and the rest of its line, is dropped.
   */
  PREFIX_GARBAGE,
  /** As {@link #PREFIX_GARBAGE}, but what the second pattern matched is the end of the record. */
  PREFIX_SUFFIX,
  /** Back traces of programming languages belong to the line before them. */
  SMART,
  /** Records are separated by empty lines. */
  EMPTY_LINE_SEPARATED
}
