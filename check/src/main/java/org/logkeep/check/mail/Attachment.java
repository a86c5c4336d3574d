package org.logkeep.check.mail;

/** Where in a mail the report goes: {@code MAILASATTACH}. */
public enum Attachment {
  /** The report is the text of the mail. */
  NONE,
  /** The report is an attached text. */
  TEXT,
  /** The report is attached, packed with gzip. */
  GZIP
}
