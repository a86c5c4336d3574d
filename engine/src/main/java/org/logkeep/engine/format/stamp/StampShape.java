package org.logkeep.engine.format.stamp;

import java.util.Optional;
import org.logkeep.record.ByteSink;
import org.logkeep.record.stamp.DateFields;

/** The shapes of whole stamps. A fraction, if asked for, stands behind the second. */
public enum StampShape {
  /** {@code Oct 11 22:14:15}, the day padded with a blank (RFC 3164, section 4.1.2). */
  BSD {
    @Override
    void before(DateFields time, ByteSink out) {
      out.put(TimeWords.MONTHS[time.month() - 1], 0, 3);
      out.put(' ');
      out.putPadded(time.day(), 2, ' ');
      out.put(' ');
      clock(time, out);
    }
  },
  /** {@code 2003 Oct 11 22:14:15}. */
  FULL {
    @Override
    void before(DateFields time, ByteSink out) {
      year(time.year(), out);
      out.put(' ');
      BSD.before(time, out);
    }
  },
  /** {@code 2003-10-11T22:14:15+00:00}, always with a numeric zone (RFC 3339). */
  ISO {
    @Override
    void before(DateFields time, ByteSink out) {
      year(time.year(), out);
      out.put('-');
      out.putPadded(time.month(), 2, '0');
      out.put('-');
      out.putPadded(time.day(), 2, '0');
      out.put('T');
      clock(time, out);
    }

    @Override
    void behind(DateFields time, ByteSink out) {
      zone(time.offset(), out);
    }
  },
  /** {@code 1065910455}: seconds since the epoch. */
  UNIX {
    @Override
    void before(DateFields time, ByteSink out) {
      out.putDecimal(time.epochSecond());
    }
  };

  /** Writes what stands before the fraction. */
  abstract void before(DateFields time, ByteSink out);

  /** Writes what stands behind the fraction. */
  void behind(DateFields time, ByteSink out) {}

  /** The shape of this name: {@code bsd}, {@code full}, {@code iso}, {@code unix}. */
  public static Optional<StampShape> named(String name) {
    for (StampShape shape : values()) {
      if (shape.name().equalsIgnoreCase(name)) {
        return Optional.of(shape);
      }
    }
    return Optional.empty();
  }

  static void clock(DateFields time, ByteSink out) {
    out.putPadded(time.hour(), 2, '0');
    out.put(':');
    out.putPadded(time.minute(), 2, '0');
    out.put(':');
    out.putPadded(time.second(), 2, '0');
  }

  static void year(long year, ByteSink out) {
    if (year >= 0 && year <= 9999) {
      out.putPadded(year, 4, '0');
    } else {
      out.putDecimal(year);
    }
  }

  /** Writes a zone as {@code +02:00}. */
  static void zone(int offsetSeconds, ByteSink out) {
    out.put(offsetSeconds < 0 ? '-' : '+');
    int minutes = Math.abs(offsetSeconds) / 60;
    out.putPadded(minutes / 60, 2, '0');
    out.put(':');
    out.putPadded(minutes % 60, 2, '0');
  }
}
