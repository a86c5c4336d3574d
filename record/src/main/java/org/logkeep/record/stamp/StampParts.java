package org.logkeep.record.stamp;

/**
 * Reads the numbers and names that stamps are made of, and puts them together.
 *
 * @param strict whether hours, minutes and seconds need two digits, and months may be written small
 */
record StampParts(boolean strict) {
  /** {@code HH:MM:SS} as hour shifted by 16, minute by 8, second; or -1. */
  int clock(byte[] data, int at) {
    int hour = twoDigits(data, at);
    int minute = twoDigits(data, at + 3);
    int second = twoDigits(data, at + 6);
    if ((hour | minute | second) < 0 || data[at + 2] != ':' || data[at + 5] != ':') {
      return -1;
    }
    return (hour << 16) | (minute << 8) | second;
  }

  /** Two digits; unless strict, the first may be a blank (observed in syslog-ng). */
  int twoDigits(byte[] data, int at) {
    return strict ? number(data, at, 2) : dayOfMonth(data, at);
  }

  /** Two digits, of which the first may be a blank; or -1. */
  int dayOfMonth(byte[] data, int at) {
    if (data[at] == ' ') {
      return isDigit(data[at + 1]) ? data[at + 1] - '0' : -1;
    }
    return number(data, at, 2);
  }

  /** A number of exactly so many digits; or -1. */
  int number(byte[] data, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = data[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /**
   * The month, 1 to 12, of an English abbreviation; or 0. Unless strict, it has to begin with a
   * capital; the case of the others never matters (observed in syslog-ng).
   */
  int month(byte[] data, int at) {
    if (!strict && data[at] >= 'a') {
      return 0;
    }
    int key = ((data[at] | 0x20) << 16) | ((data[at + 1] | 0x20) << 8) | (data[at + 2] | 0x20);
    return switch (key) {
      case ('j' << 16) | ('a' << 8) | 'n' -> 1;
      case ('f' << 16) | ('e' << 8) | 'b' -> 2;
      case ('m' << 16) | ('a' << 8) | 'r' -> 3;
      case ('a' << 16) | ('p' << 8) | 'r' -> 4;
      case ('m' << 16) | ('a' << 8) | 'y' -> 5;
      case ('j' << 16) | ('u' << 8) | 'n' -> 6;
      case ('j' << 16) | ('u' << 8) | 'l' -> 7;
      case ('a' << 16) | ('u' << 8) | 'g' -> 8;
      case ('s' << 16) | ('e' << 8) | 'p' -> 9;
      case ('o' << 16) | ('c' << 8) | 't' -> 10;
      case ('n' << 16) | ('o' << 8) | 'v' -> 11;
      case ('d' << 16) | ('e' << 8) | 'c' -> 12;
      default -> 0;
    };
  }

  boolean isDate(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= CivilDay.daysIn(year, month);
  }

  /** Whether a {@link #clock} shows a time of day; leap seconds are none. */
  boolean inRange(int clock) {
    return clock >> 16 < 24 && ((clock >> 8) & 0xff) < 60 && (clock & 0xff) < 60;
  }

  /**
   * Seconds since 1970 of a local time. With an hour out of range syslog-ng counts the excess twice
   * (observed: {@code Oct 11 25:14:15} is 13 October 01:14:15), and so do we.
   */
  long local(long year, int month, int day, int clock) {
    int hour = clock >> 16;
    long local =
        CivilDay.toEpochDay(year, month, day) * 86_400
            + hour * 3600L
            + ((clock >> 8) & 0xff) * 60L
            + (clock & 0xff);
    if (inRange(clock)) {
      return local;
    }
    int normalHour = (int) (Math.floorMod(local, 86_400L) / 3600);
    return local + (hour - normalHour) * 3600L;
  }
}
