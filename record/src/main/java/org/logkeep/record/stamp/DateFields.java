package org.logkeep.record.stamp;

/**
 * The parts of a moment in some zone: year, month, hour and so on.
 *
 * <p>Reused from record to record; asking for the parts of the second that was set last costs
 * nothing. The week rules are those of the syslog-ng specification, section 11, and of {@code
 * strftime(3)}.
 */
public final class DateFields {
  private static final int SECONDS_A_DAY = 86_400;

  private long epochSecond = Long.MIN_VALUE;
  private int offset;
  private long epochDay = Long.MIN_VALUE;
  private long year;
  private int month;
  private int day;
  private int secondOfDay;
  private int dayOfYear;
  private int weekday;

  /** Makes the fields of no moment; {@link #set} comes first. */
  public DateFields() {}

  /**
   * Says which moment is meant.
   *
   * @param epochSecond seconds since the epoch
   * @param offsetSeconds the zone, in seconds east of Greenwich
   */
  public void set(long epochSecond, int offsetSeconds) {
    if (epochSecond == this.epochSecond && offsetSeconds == offset) {
      return;
    }
    this.epochSecond = epochSecond;
    offset = offsetSeconds;
    long local = epochSecond + offsetSeconds;
    long newDay = Math.floorDiv(local, SECONDS_A_DAY);
    secondOfDay = (int) (local - newDay * SECONDS_A_DAY);
    if (newDay != epochDay) {
      epochDay = newDay;
      long packed = CivilDay.ofEpochDay(newDay);
      year = packed >> 16;
      month = (int) (packed >> 8) & 0xff;
      day = (int) packed & 0xff;
      dayOfYear = (int) (newDay - CivilDay.toEpochDay(year, 1, 1)) + 1;
      weekday = (int) Math.floorMod(newDay + 4, 7L);
    }
  }

  /** Seconds since the epoch. */
  public long epochSecond() {
    return epochSecond;
  }

  /** The zone, in seconds east of Greenwich. */
  public int offset() {
    return offset;
  }

  /** The year. */
  public long year() {
    return year;
  }

  /** The month, 1 to 12. */
  public int month() {
    return month;
  }

  /** The day of the month, 1 to 31. */
  public int day() {
    return day;
  }

  /** The day of the year, 1 to 366. */
  public int dayOfYear() {
    return dayOfYear;
  }

  /** The day of the week, 0 (Sunday) to 6. */
  public int weekday() {
    return weekday;
  }

  /** The hour, 0 to 23. */
  public int hour() {
    return secondOfDay / 3600;
  }

  /** The hour on a clock of twelve, 1 to 12. */
  public int hour12() {
    int hour = hour() % 12;
    return hour == 0 ? 12 : hour;
  }

  /** The minute, 0 to 59. */
  public int minute() {
    return secondOfDay / 60 % 60;
  }

  /** The second, 0 to 59. */
  public int second() {
    return secondOfDay % 60;
  }

  /** The week of the year if weeks begin on Monday, 0 to 53; days before the first one are in 0. */
  public int weekFromMonday() {
    return (dayOfYear - 1 - (weekday + 6) % 7 + 7) / 7;
  }

  /** The week of the year if weeks begin on Sunday, 0 to 53. */
  public int weekFromSunday() {
    return (dayOfYear - 1 - weekday + 7) / 7;
  }

  /** The week of the month if weeks begin on Monday, 0 to 5. */
  public int weekOfMonth() {
    return (day - 1 - (weekday + 6) % 7 + 7) / 7;
  }

  /** The week of ISO 8601, 1 to 53. */
  public int isoWeek() {
    int week = (dayOfYear - (weekday + 6) % 7 + 9) / 7;
    if (week == 0) {
      return weeksIn(year - 1);
    }
    return week == 53 && weeksIn(year) == 52 ? 1 : week;
  }

  /** The year that the week of ISO 8601 belongs to. */
  public long isoYear() {
    int week = isoWeek();
    if (week >= 52 && month == 1) {
      return year - 1;
    }
    return week == 1 && month == 12 ? year + 1 : year;
  }

  /** A year has 53 weeks if it begins or ends on a Thursday. */
  private static int weeksIn(long year) {
    long first = CivilDay.toEpochDay(year, 1, 1);
    long last = CivilDay.toEpochDay(year, 12, 31);
    return Math.floorMod(first, 7L) == 0 || Math.floorMod(last, 7L) == 0 ? 53 : 52;
  }
}
