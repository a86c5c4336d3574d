package org.logkeep.record.stamp;

import java.nio.charset.StandardCharsets;
import org.logkeep.record.ByteSink;

/**
 * Writes stamps in one style. Keeps the text of the last second, and of the rest but the seconds
 * for the last minute. Confined to one thread.
 */
public final class StampWriter {
  private static final byte[] MONTHS =
      "JanFebMarAprMayJunJulAugSepOctNovDec".getBytes(StandardCharsets.US_ASCII);
  private static final long MICROS = 1_000_000L;

  private static final int[] FRACTION_UNITS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

  private final StampStyle style;
  private final int digits;
  private final DateFields fields = new DateFields();
  private final ByteSink text = new ByteSink(32);

  private long second = Long.MIN_VALUE;
  private int offset;
  private boolean written;

  /**
   * Makes a writer.
   *
   * @param style the shape
   * @param fractionDigits 0 to 6 digits of the fraction of the second
   */
  public StampWriter(StampStyle style, int fractionDigits) {
    this.style = style;
    this.digits = Math.clamp(fractionDigits, 0, 6);
  }

  /**
   * Appends a stamp.
   *
   * @param micros microseconds since the epoch
   * @param offsetSeconds the zone that it is written in, in seconds east of Greenwich
   */
  public void write(ByteSink out, long micros, int offsetSeconds) {
    long now = Math.floorDiv(micros, MICROS);
    if (now != second || offsetSeconds != offset || !written) {
      load(now, offsetSeconds);
    }
    out.put(text);
    if (digits > 0) {
      out.put('.');
      long fraction = micros - now * MICROS;
      out.putPadded(fraction / FRACTION_UNITS[digits], digits, '0');
    }
    if (style == StampStyle.ISO) {
      writeZone(out, offsetSeconds);
    }
  }

  private void load(long now, int offsetSeconds) {
    long from = second;
    boolean sameZone = written && offsetSeconds == offset;
    second = now;
    offset = offsetSeconds;
    written = true;
    if (style == StampStyle.UNIX) {
      text.clear();
      text.putDecimal(now);
      return;
    }
    fields.set(now, offsetSeconds);
    if (sameZone
        && Math.floorDiv(from + offsetSeconds, 60) == Math.floorDiv(now + offsetSeconds, 60)) {
      text.truncate(text.size() - 2);
      text.putPadded(fields.second(), 2, '0');
      return;
    }
    text.clear();
    switch (style) {
      case BSD, BSD_ZERO -> writeMonthAndDay();
      case FULL -> {
        writeYear();
        text.put(' ');
        writeMonthAndDay();
      }
      case ISO -> {
        writeYear();
        text.put('-');
        text.putPadded(fields.month(), 2, '0');
        text.put('-');
        text.putPadded(fields.day(), 2, '0');
        text.put('T');
      }
      case UNIX -> {}
    }
    text.putPadded(fields.hour(), 2, '0');
    text.put(':');
    text.putPadded(fields.minute(), 2, '0');
    text.put(':');
    text.putPadded(fields.second(), 2, '0');
  }

  private void writeYear() {
    if (fields.year() >= 0 && fields.year() <= 9999) {
      text.putPadded(fields.year(), 4, '0');
    } else {
      text.putDecimal(fields.year());
    }
  }

  private void writeMonthAndDay() {
    text.put(MONTHS, (fields.month() - 1) * 3, 3);
    text.put(' ');
    text.putPadded(fields.day(), 2, style == StampStyle.BSD_ZERO ? '0' : ' ');
    text.put(' ');
  }

  /** {@code +hh:mm}; seconds of historic zones are left out. */
  private static void writeZone(ByteSink out, int offsetSeconds) {
    int minutes = Math.abs(offsetSeconds) / 60;
    out.put(offsetSeconds < 0 ? '-' : '+');
    out.putPadded(minutes / 60, 2, '0');
    out.put(':');
    out.putPadded(minutes % 60, 2, '0');
  }
}
