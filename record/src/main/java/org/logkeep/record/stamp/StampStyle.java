package org.logkeep.record.stamp;

/** The shapes in which stamps are written; each may carry a fraction of 0 to 6 digits. */
public enum StampStyle {
  /** {@code Oct 1 22:14:15}, the day padded with a blank. */
  BSD,
  /** {@code Oct 01 22:14:15}, the day padded with a zero (metalog). */
  BSD_ZERO,
  /** {@code 2003-10-11T22:14:15+00:00}; never {@code Z}. */
  ISO,
  /** {@code 2003 Oct 11 22:14:15}. */
  FULL,
  /** {@code 1065910455}. */
  UNIX
}
