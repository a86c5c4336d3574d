package org.logkeep.record.parse;

/** What is taken for a header behind the priority. */
public enum HeaderShape {
  /** Nothing, and the priority is not read either: the whole record is the message. */
  RAW,
  /** Nothing: everything behind the priority is the message. */
  NONE,
  /** Stamp, host and tag, each where it stands (RFC 3164 as syslog-ng and sysklogd read it). */
  CLASSIC,
  /**
   * Blindly by signs: everything up to the first colon and on to the next blank is skipped, then
   * the program runs up to a bracket or colon, and the text begins behind the colon (metalog).
   */
  BLIND
}
