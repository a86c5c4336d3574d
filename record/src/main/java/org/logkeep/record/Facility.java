package org.logkeep.record;

import java.util.Locale;
import java.util.Optional;

/**
 * The part of the system that a record speaks of (RFC 5424, section 6.2.1), with the names of
 * {@code <syslog.h>}.
 *
 * <p>The dialects have further spellings; those live in each dialect's own table.
 */
public enum Facility {
  KERN,
  USER,
  MAIL,
  DAEMON,
  AUTH,
  SYSLOG,
  LPR,
  NEWS,
  UUCP,
  CRON,
  AUTHPRIV,
  FTP,
  NTP,
  SECURITY,
  CONSOLE,
  SOLARIS_CRON,
  LOCAL0,
  LOCAL1,
  LOCAL2,
  LOCAL3,
  LOCAL4,
  LOCAL5,
  LOCAL6,
  LOCAL7;

  private static final Facility[] BY_CODE = values();

  /** How many facilities RFC 5424 defines; a message may still claim a higher one. */
  public static final int COUNT = 24;

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The number of the facility, 0 to 23. */
  public int code() {
    return ordinal();
  }

  /** The name as it is written, in lower case: {@code authpriv}, {@code solaris-cron}. */
  public String label() {
    return label;
  }

  /** The facility with this number, or nothing where RFC 5424 defines none. */
  public static Optional<Facility> ofCode(int code) {
    return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
  }
}
