package org.logkeep.record.parse;

/** What becomes of a record whose priority is missing or unreadable. */
public enum Otherwise {
  /** It has the default priority and is parsed on. */
  DEFAULT_PRIORITY,
  /** It has the default priority, and all of it is the message. */
  KEEP_WHOLE,
  /** It is faulty: a report takes its place. */
  REPORT,
  /** It gets {@link org.logkeep.record.RecordFlags#REFUSED}. */
  REFUSE
}
