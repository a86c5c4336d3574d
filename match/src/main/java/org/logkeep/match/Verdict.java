package org.logkeep.match;

/** What came of trying one pattern on one text. */
public enum Verdict {
  MATCH,
  NO_MATCH,
  /**
   * The pattern is not regular and took more steps than allowed; nothing is known about the text.
   */
  BUDGET_EXCEEDED
}
