package org.logkeep.record.stamp;

/** The shapes of stamps in classic headers. */
public enum StampForm {
  /** {@code Oct 11 22:14:15}, the day padded with a blank or a zero (RFC 3164, section 4.1.2). */
  BSD,
  /**
   * {@code 2003-10-11T22:14:15.003+02:00}; a blank in place of the T, a comma in place of the dot
   * and a missing zone are accepted.
   */
  ISO,
  /** {@code Oct 11 2003 22:14:15} before a colon or blank, as Cisco PIX and ASA write it. */
  YEAR_BEFORE_TIME,
  /** {@code Oct 11 22:14:15 2003 }, as Linksys devices write it. */
  YEAR_AFTER_TIME
}
