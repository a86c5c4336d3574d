package org.logkeep.record.stamp;

/** Days since 1970-01-01 and the proleptic Gregorian calendar. */
final class CivilDay {
  private static final int DAYS_IN_ERA = 146_097;

  /** Days from 0000-03-01 to 1970-01-01. */
  private static final int EPOCH = 719_468;

  private CivilDay() {}

  /**
   * The day's number since the epoch. A month or day out of range counts on into the neighbouring
   * year or month, as {@code mktime(3)} does.
   *
   * @param month 1 is January
   */
  static long toEpochDay(long year, int month, int day) {
    long y = year + Math.floorDiv(month - 1, 12);
    int m = Math.floorMod(month - 1, 12) + 1;
    if (m <= 2) {
      y--;
    }
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    int dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_IN_ERA + dayOfEra - EPOCH + day - 1;
  }

  /** Year, month and day of a day's number, packed: year shifted by 16, month by 8, day. */
  static long ofEpochDay(long epochDay) {
    long shifted = epochDay + EPOCH;
    long era = Math.floorDiv(shifted, DAYS_IN_ERA);
    int dayOfEra = (int) (shifted - era * DAYS_IN_ERA);
    int yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (DAYS_IN_ERA - 1)) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shiftedMonth = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
    int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return (year << 16) | ((long) month << 8) | day;
  }

  /** The last day of a month, 28 to 31. */
  static int daysIn(long year, int month) {
    return switch (month) {
      case 4, 6, 9, 11 -> 30;
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      default -> 31;
    };
  }
}
