package org.logkeep.record;

import java.util.Locale;

/** How urgent a record is (RFC 5424, section 6.2.1); a smaller code is more urgent. */
public enum Severity {
  EMERG,
  ALERT,
  CRIT,
  ERR,
  WARNING,
  NOTICE,
  INFO,
  DEBUG;

  private static final Severity[] BY_CODE = values();

  /** How many severities there are. */
  public static final int COUNT = 8;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The number of the severity, 0 (emergency) to 7 (debug). */
  public int code() {
    return ordinal();
  }

  /** The name as it is written, in lower case: {@code warning}. */
  public String label() {
    return label;
  }

  /** The severity in the three low bits of a priority. */
  public static Severity ofPriority(int priority) {
    return BY_CODE[priority & 7];
  }
}
