package org.logkeep.record.stamp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.zone.ZoneRules;

/**
 * Reads the stamps of classic and RFC 5424 headers.
 *
 * <p>The bytes of the last stamp are kept together with its meaning, so that a record of the same
 * second costs two or three comparisons. A guessed year holds only while the guess would come out
 * the same; the span of arrivals for which it does is kept as well.
 *
 * <p>Confined to one thread. After a successful {@code read...} the results are asked for by {@link
 * #micros}, {@link #zone}, {@link #zoneKnown} and {@link #yearGuessed}.
 */
public final class StampReader {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** What {@code read...} gives where no stamp stands. */
  public static final int NONE = -1;

  private static final int BSD_LENGTH = 15;
  private static final int ISO_LENGTH = 19;
  private static final long MICROS = 1_000_000L;
  private static final long WEEK = 7 * 86_400L;
  private static final int QUARTER = 900;

  private final boolean bsd;
  private final boolean iso;
  private final boolean yearBefore;
  private final boolean yearAfter;
  private final StampRule rule;
  private final StampParts parts;
  private final ZoneCache zoneCache;
  private final DateFields arrivalFields = new DateFields();

  /** The last BSD stamp: bytes 0 to 7 and 7 to 14, its meaning, and the arrivals it holds for. */
  private long bsdHead;

  private long bsdTail;
  private long bsdSecond;
  private int bsdZone;
  private long bsdFrom = Long.MAX_VALUE;
  private long bsdTo = Long.MIN_VALUE;

  /** The last ISO stamp: bytes 0 to 7, 8 to 15 and 11 to 18, and its local second. */
  private long isoHead;

  private long isoMiddle;

  /** Disagrees at first with {@link #isoMiddle} about the bytes that they share: fits no stamp. */
  private long isoTail = -1;

  private long isoSecond;

  private long second;
  private int fraction;
  private int zone;
  private boolean zoneKnown;
  private boolean yearGuessed;

  /**
   * Makes a reader.
   *
   * @param rule what is accepted
   * @param zoneRules the zone of stamps that carry none
   */
  public StampReader(StampRule rule, ZoneRules zoneRules) {
    this.rule = rule;
    this.parts = new StampParts(rule.strict());
    this.zoneCache = new ZoneCache(zoneRules);
    bsd = rule.forms().contains(StampForm.BSD);
    iso = rule.forms().contains(StampForm.ISO);
    yearBefore = rule.forms().contains(StampForm.YEAR_BEFORE_TIME);
    yearAfter = rule.forms().contains(StampForm.YEAR_AFTER_TIME);
  }

  /** The moment, in microseconds since the epoch. */
  public long micros() {
    return second * MICROS + fraction;
  }

  /** The zone that the stamp carried or was given, in seconds east of Greenwich. */
  public int zone() {
    return zone;
  }

  /** Whether the stamp itself carried the zone. */
  public boolean zoneKnown() {
    return zoneKnown;
  }

  /** Whether the stamp lacked a year. */
  public boolean yearGuessed() {
    return yearGuessed;
  }

  /**
   * Reads a stamp of a classic header.
   *
   * @return the offset behind it, or {@link #NONE}
   */
  public int read(byte[] data, int from, int to, long arrivalMicros) {
    if (to - from < BSD_LENGTH) {
      return NONE;
    }
    int end = NONE;
    if (data[from + 3] == ' ') {
      end = readMonthFirst(data, from, to, arrivalMicros);
    } else if (iso && data[from + 4] == '-') {
      end = readIso(data, from, to, arrivalMicros);
    }
    if (end != NONE && rule.strict() && (end == to || data[end] != ' ')) {
      return NONE;
    }
    return end;
  }

  private int readMonthFirst(byte[] data, int from, int to, long arrivalMicros) {
    long head = (long) LONGS.get(data, from);
    long tail = (long) LONGS.get(data, from + 7);
    boolean same = head == bsdHead && tail == bsdTail;
    if (!same || arrivalMicros < bsdFrom || arrivalMicros >= bsdTo) {
      if (yearBefore && to - from >= 21 && data[from + 11] == ' ') {
        int end = readYearBeforeTime(data, from, arrivalMicros);
        if (end != NONE) {
          return end;
        }
      }
      if (!bsd || !loadBsd(data, from, arrivalMicros)) {
        return NONE;
      }
      bsdHead = head;
      bsdTail = tail;
    }
    int end = from + BSD_LENGTH;
    if (yearAfter && to - from >= 21 && data[end] == ' ' && data[end + 5] == ' ') {
      int year = parts.number(data, end + 1, 4);
      if (year >= 0) {
        int local = parts.clock(data, from + 7);
        setLocal(
            parts.local(year, parts.month(data, from), parts.dayOfMonth(data, from + 4), local),
            arrivalMicros);
        return end + 5;
      }
    }
    second = bsdSecond;
    zone = bsdZone;
    zoneKnown = false;
    yearGuessed = true;
    if (rule.strict()) {
      fraction = (int) Math.floorMod(arrivalMicros, MICROS);
      return end;
    }
    fraction = 0;
    return readFraction(data, end, to);
  }

  private int readYearBeforeTime(byte[] data, int from, long arrivalMicros) {
    int month = parts.month(data, from);
    int day = parts.dayOfMonth(data, from + 4);
    int year = parts.number(data, from + 7, 4);
    int clock = parts.clock(data, from + 12);
    byte next = data[from + 20];
    if (month == 0
        || day < 0
        || year < 0
        || clock < 0
        || data[from + 6] != ' '
        || (next != ':' && next != ' ')) {
      return NONE;
    }
    setLocal(parts.local(year, month, day, clock), arrivalMicros);
    return from + 20;
  }

  /** Reads the fixed part of a BSD stamp into the cache. */
  private boolean loadBsd(byte[] data, int from, long arrivalMicros) {
    int month = parts.month(data, from);
    int day = parts.dayOfMonth(data, from + 4);
    int clock = parts.clock(data, from + 7);
    if (month == 0 || day < 0 || clock < 0 || data[from + 6] != ' ') {
      return false;
    }
    if (rule.strict() && (day < 1 || day > CivilDay.daysIn(2000, month) || !parts.inRange(clock))) {
      return false;
    }
    long arrival = Math.floorDiv(arrivalMicros, MICROS);
    arrivalFields.set(arrival, zoneCache.offsetAt(arrival));
    long thisYear = arrivalFields.year();
    switch (rule.year()) {
      case NEIGHBOURING_MONTHS -> {
        int now = arrivalFields.month();
        long year = thisYear;
        if (month == 12 && now == 1) {
          year--;
        } else if (month == 1 && now == 12) {
          year++;
        }
        bsdLocal(parts.local(year, month, day, clock), arrivalMicros);
        long start = CivilDay.toEpochDay(thisYear, now, 1) * 86_400;
        long end = CivilDay.toEpochDay(thisYear, now + 1, 1) * 86_400;
        bsdFrom = (start - zoneCache.offsetAtLocal(start)) * MICROS;
        bsdTo = (end - zoneCache.offsetAtLocal(end)) * MICROS;
      }
      case AT_MOST_A_WEEK_AHEAD -> {
        long year = thisYear + 1;
        while (year > thisYear - 8) {
          bsdLocal(parts.local(year, month, day, clock), arrivalMicros);
          if (bsdSecond * MICROS < arrivalMicros + WEEK * MICROS) {
            break;
          }
          year--;
        }
        bsdFrom = (bsdSecond - WEEK) * MICROS + 1;
        long later = parts.local(year + 1, month, day, clock);
        bsdTo = (later - zoneCache.offsetAtLocal(later) - WEEK) * MICROS + 1;
      }
    }
    if (rule.guessZone()) {
      bsdFrom = arrivalMicros;
      bsdTo = arrivalMicros + 1;
    }
    return true;
  }

  private void bsdLocal(long localSecond, long arrivalMicros) {
    setLocal(localSecond, arrivalMicros);
    bsdSecond = second;
    bsdZone = zone;
  }

  /** Sets the moment from a local time without a zone. */
  private void setLocal(long localSecond, long arrivalMicros) {
    if (rule.guessZone()) {
      long ahead = localSecond - Math.floorDiv(arrivalMicros, MICROS);
      long quarters = Math.floorDiv(ahead + QUARTER / 2, QUARTER);
      zone =
          Math.abs(quarters) <= 24 * 4
              ? (int) quarters * QUARTER
              : zoneCache.offsetAtLocal(localSecond);
    } else {
      zone = zoneCache.offsetAtLocal(localSecond);
    }
    second = localSecond - zone;
    zoneKnown = false;
    yearGuessed = false;
    fraction = 0;
  }

  /**
   * Reads an ISO 8601 stamp: fraction and zone may be missing.
   *
   * @return the offset behind it, or {@link #NONE}
   */
  public int readIso(byte[] data, int from, int to, long arrivalMicros) {
    if (to - from < ISO_LENGTH) {
      return NONE;
    }
    long head = (long) LONGS.get(data, from);
    long middle = (long) LONGS.get(data, from + 8);
    long tail = (long) LONGS.get(data, from + 11);
    if (head != isoHead || middle != isoMiddle || tail != isoTail) {
      int year = parts.number(data, from, 4);
      int month = parts.twoDigits(data, from + 5);
      int day = parts.twoDigits(data, from + 8);
      int clock = parts.clock(data, from + 11);
      byte between = data[from + 10];
      if (year < 0
          || month < 0
          || day < 0
          || clock < 0
          || data[from + 4] != '-'
          || data[from + 7] != '-'
          || (between != 'T' && between != ' ')) {
        return NONE;
      }
      if (rule.strict() && !(parts.isDate(year, month, day) && parts.inRange(clock))) {
        return NONE;
      }
      isoSecond = parts.local(year, month, day, clock);
      isoHead = head;
      isoMiddle = middle;
      isoTail = tail;
    }
    fraction = 0;
    int at = readFraction(data, from + ISO_LENGTH, to);
    int parsedFraction = fraction;
    if (at < to && data[at] == 'Z') {
      setZone(0);
      at++;
    } else if (isOffset(data, at, to)) {
      int seconds = parts.number(data, at + 1, 2) * 3600 + parts.number(data, at + 4, 2) * 60;
      setZone(data[at] == '-' ? -seconds : seconds);
      at += 6;
    } else {
      setLocal(isoSecond, arrivalMicros);
    }
    fraction = parsedFraction;
    return at;
  }

  /**
   * Reads a stamp exactly as RFC 5424, section 6.2.3, defines it: a T, a dot before one to six
   * digits, a zone, every number in range.
   *
   * @return the offset behind it, or {@link #NONE}
   */
  public int readStrictIso(byte[] data, int from, int to, long arrivalMicros) {
    int end = readIso(data, from, to, arrivalMicros);
    if (end == NONE || !zoneKnown || data[from + 10] != 'T') {
      return NONE;
    }
    int year = parts.number(data, from, 4);
    int month = parts.number(data, from + 5, 2);
    int day = parts.number(data, from + 8, 2);
    if (!parts.isDate(year, month, day) || !parts.inRange(parts.clock(data, from + 11))) {
      return NONE;
    }
    int zoneAt = data[end - 1] == 'Z' ? end - 1 : end - 6;
    int digits = zoneAt - (from + ISO_LENGTH) - 1;
    if (digits >= 0 && (data[from + ISO_LENGTH] != '.' || digits == 0 || digits > 6)) {
      return NONE;
    }
    return end;
  }

  private void setZone(int seconds) {
    zone = seconds;
    second = isoSecond - seconds;
    zoneKnown = true;
    yearGuessed = false;
  }

  private boolean isOffset(byte[] data, int at, int to) {
    if (to - at < 6 || (data[at] != '+' && data[at] != '-') || data[at + 3] != ':') {
      return false;
    }
    int hours = parts.number(data, at + 1, 2);
    int minutes = parts.number(data, at + 4, 2);
    boolean digits = hours >= 0 && minutes >= 0;
    return digits && (!rule.strict() || (hours <= 23 && minutes <= 59));
  }

  /**
   * Reads dot or comma and digits, if they stand here; digits beyond the sixth are skipped. Unless
   * strict, a dot or comma without digits belongs to the stamp, too (observed in syslog-ng).
   */
  private int readFraction(byte[] data, int from, int to) {
    if (from == to || (data[from] != '.' && data[from] != ',')) {
      return from;
    }
    if (rule.strict() && (to - from < 2 || !parts.isDigit(data[from + 1]))) {
      return from;
    }
    int micros = 0;
    int at = from + 1;
    int digits = 0;
    while (at < to && parts.isDigit(data[at])) {
      if (digits < 6) {
        micros = micros * 10 + (data[at] - '0');
        digits++;
      }
      at++;
    }
    while (digits < 6) {
      micros *= 10;
      digits++;
    }
    fraction = micros;
    return at;
  }
}
