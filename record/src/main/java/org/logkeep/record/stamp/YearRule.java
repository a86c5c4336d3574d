package org.logkeep.record.stamp;

/** How the year of a stamp without one is guessed. */
public enum YearRule {
  /**
   * The year of arrival; but a December stamp that arrives in January is of last year, a January
   * stamp that arrives in December of next year (syslog-ng).
   */
  NEIGHBOURING_MONTHS,
  /** The latest year that puts the stamp less than seven days ahead of arrival (sysklogd). */
  AT_MOST_A_WEEK_AHEAD
}
