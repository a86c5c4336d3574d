package org.logkeep.engine.format.stamp;

/**
 * A moment taken apart into calendar and clock, for one offset from Greenwich. Reused from record
 * to record.
 *
 * <p>The calendar is the proleptic Gregorian one; days are turned into dates by counting in eras of
 * 400 years that begin on the first of March, so that leap days come last (Howard Hinnant,
 * "chrono-compatible low-level date algorithms").
 */
public final class CivilTime {
  private static final int SECONDS_A_DAY = 86_400;

  private long second = Long.MIN_VALUE;
  private int offset;
  private long year;
  private int month;
  private int day;
  private int yearDay;
  private int weekday;
  private int secondOfDay;

  /** Makes a time that has not been set. */
  public CivilTime() {}

  /**
   * Takes a moment apart; nothing is computed if it is the one of the last call.
   *
   * @param epochSecond seconds since the epoch
   * @param offsetSeconds seconds east of Greenwich
   */
  public void set(long epochSecond, int offsetSeconds) {
    if (epochSecond == second && offsetSeconds == offset) {
      return;
    }
    second = epochSecond;
    offset = offsetSeconds;
    long local = epochSecond + offsetSeconds;
    long days = Math.floorDiv(local, SECONDS_A_DAY);
    secondOfDay = (int) Math.floorMod(local, (long) SECONDS_A_DAY);
    weekday = (int) Math.floorMod(days + 4, 7L);
    long shifted = days + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayFromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayFromMarch + 2) / 153;
    day = dayFromMarch - (153 * monthFromMarch + 2) / 5 + 1;
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    yearDay = month <= 2 ? dayFromMarch - 306 : dayFromMarch + (leap ? 60 : 59);
  }

  /** Seconds since the epoch. */
  public long epochSecond() {
    return second;
  }

  /** Seconds east of Greenwich. */
  public int offset() {
    return offset;
  }

  /** The year of the calendar. */
  public long year() {
    return year;
  }

  /** The month, 1 to 12. */
  public int month() {
    return month;
  }

  /** The day of the month, from 1. */
  public int day() {
    return day;
  }

  /** The day of the year, from 0. */
  public int yearDay() {
    return yearDay;
  }

  /** The day of the week: 0 is Sunday. */
  public int weekday() {
    return weekday;
  }

  /** The hour, 0 to 23. */
  public int hour() {
    return secondOfDay / 3600;
  }

  /** The hour on a dial: 1 to 12. */
  public int hour12() {
    int hour = hour() % 12;
    return hour == 0 ? 12 : hour;
  }

  /** The minute. */
  public int minute() {
    return secondOfDay / 60 % 60;
  }

  /** The second of the minute. */
  public int secondOfMinute() {
    return secondOfDay % 60;
  }

  /** The week of the year, 0 to 53: the first Monday begins week 1 (strftime {@code %W}). */
  public int mondayWeek() {
    return (yearDay - (weekday + 6) % 7 + 7) / 7;
  }

  /** The week of the year, 0 to 53: the first Sunday begins week 1 (strftime {@code %U}). */
  public int sundayWeek() {
    return (yearDay - weekday + 7) / 7;
  }

  /** The week of ISO 8601, 1 to 53. */
  public int isoWeek() {
    int week = isoWeekUnbounded();
    if (week < 1) {
      return weeksOf(year - 1);
    }
    return week > weeksOf(year) ? 1 : week;
  }

  /** The year that {@link #isoWeek} belongs to. */
  public long isoYear() {
    int week = isoWeekUnbounded();
    if (week < 1) {
      return year - 1;
    }
    return week > weeksOf(year) ? year + 1 : year;
  }

  private int isoWeekUnbounded() {
    int isoWeekday = weekday == 0 ? 7 : weekday;
    return (yearDay + 1 - isoWeekday + 10) / 7;
  }

  private static int weeksOf(long year) {
    return endsOnThursday(year) || endsOnWednesday(year - 1) ? 53 : 52;
  }

  private static boolean endsOnThursday(long year) {
    return lastWeekday(year) == 4;
  }

  private static boolean endsOnWednesday(long year) {
    return lastWeekday(year) == 3;
  }

  private static long lastWeekday(long year) {
    return Math.floorMod(
        year + Math.floorDiv(year, 4L) - Math.floorDiv(year, 100L) + Math.floorDiv(year, 400L), 7L);
  }
}
