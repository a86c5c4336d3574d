package org.logkeep.check.report;

/** The three layers of a report. */
public enum SectionKind {
  /** Lines hit by {@code cracking.d}. */
  ALARM,
  /** Lines hit by {@code violations.d}. */
  VIOLATION,
  /** What no rule hits. */
  EVENT
}
