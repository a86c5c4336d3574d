package org.logkeep.record;

/** The bits of a record's flags column. */
public final class RecordFlags {
  /** The record came without a stamp of its own; its stamp is the time of arrival. */
  public static final int NO_STAMP = 1;

  /** The record came without a host; its host is the sender's or the local one. */
  public static final int NO_HOST = 1 << 1;

  /** The record came without a priority and has the source's default. */
  public static final int NO_PRIORITY = 1 << 2;

  /** The record was made on this machine: unix sockets, the kernel, the daemon itself. */
  public static final int LOCAL = 1 << 3;

  /** The record was read from the kernel's buffer. */
  public static final int KERNEL = 1 << 4;

  /** The text is marked as UTF-8, by a byte order mark or by validation. */
  public static final int UTF8 = 1 << 5;

  /** The record could not be parsed; its message says so. */
  public static final int PARSE_ERROR = 1 << 6;

  /** The record had the header of RFC 5424. */
  public static final int RFC5424 = 1 << 7;

  /** The record was longer than allowed and was cut. */
  public static final int TRUNCATED = 1 << 8;

  /** The record was made by this daemon. */
  public static final int INTERNAL = 1 << 9;

  /** The record is a mark: a sign of life written in times of silence. */
  public static final int MARK = 1 << 10;

  /** The record is to be dropped, by the rules of the reading profile. */
  public static final int REFUSED = 1 << 11;

  /** The year of the stamp was guessed, since RFC 3164 stamps have none. */
  public static final int YEAR_GUESSED = 1 << 12;

  /** The stamp carried a zone of its own. */
  public static final int ZONE_KNOWN = 1 << 13;

  /** The record as received may be asked for; otherwise it only serves to be parsed. */
  public static final int RAW_KEPT = 1 << 14;

  /** The host is one link of a chain: what sent the record is another. */
  public static final int CHAINED = 1 << 15;

  /** The first flag bit that other modules may use for themselves. */
  public static final int FIRST_FREE = 1 << 20;

  private RecordFlags() {}
}
