package org.logkeep.engine.format.stamp;

import java.util.Optional;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.stamp.DateFields;

/** The parts of a stamp that have a macro of their own. */
public enum StampPart {
  YEAR("The year.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      StampShape.year(time.year(), out);
    }
  },
  YEAR_DAY("The day of the year, 001 to 366.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putPadded(time.dayOfYear(), 3, '0');
    }
  },
  MONTH("The month, 01 to 12.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putPadded(time.month(), 2, '0');
    }
  },
  MONTH_ABBREV("The month as three letters, in English.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.put(TimeWords.MONTHS[time.month() - 1], 0, 3);
    }
  },
  MONTH_NAME("The month in English.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.put(TimeWords.MONTHS[time.month() - 1]);
    }
  },
  MONTH_WEEK("The week of the month, 0 to 5; the first Monday begins week 1.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putDecimal((time.day() - 1 - (time.weekday() + 6) % 7 + 7) / 7);
    }
  },
  DAY("The day of the month, 01 to 31.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putPadded(time.day(), 2, '0');
    }
  },
  HOUR("The hour, 00 to 23.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putPadded(time.hour(), 2, '0');
    }
  },
  HOUR12("The hour on a dial, 01 to 12.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putPadded(time.hour12(), 2, '0');
    }
  },
  AMPM("AM or PM.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.put(time.hour() < 12 ? 'A' : 'P');
      out.put('M');
    }
  },
  MIN("The minute, 00 to 59.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putPadded(time.minute(), 2, '0');
    }
  },
  SEC("The second, 00 to 59.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putPadded(time.second(), 2, '0');
    }
  },
  MSEC("The milliseconds, three digits.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putPadded(micros / 1000, 3, '0');
    }
  },
  USEC("The microseconds, six digits.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putPadded(micros, 6, '0');
    }
  },
  WEEKDAY("The day of the week as three letters, in English.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.put(TimeWords.DAYS[time.weekday()], 0, 3);
    }
  },
  WEEK_DAY_ABBREV("The day of the week as three letters, in English.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      WEEKDAY.write(time, micros, out);
    }
  },
  WEEK_DAY("The day of the week, 1 (Sunday) to 7.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putDecimal(time.weekday() + 1L);
    }
  },
  WEEK_DAY_NAME("The day of the week in English.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.put(TimeWords.DAYS[time.weekday()]);
    }
  },
  WEEK("The week of the year, 00 to 53; the first Monday begins week 01.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putPadded(time.weekFromMonday(), 2, '0');
    }
  },
  ISOWEEK("The week of ISO 8601, 01 to 53.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      out.putPadded(time.isoWeek(), 2, '0');
    }
  },
  TZ("The zone as offset from Greenwich, such as +02:00.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      StampShape.zone(time.offset(), out);
    }
  },
  TZOFFSET("The zone as offset from Greenwich, such as +02:00.") {
    @Override
    void write(DateFields time, int micros, ByteSink out) {
      StampShape.zone(time.offset(), out);
    }
  };

  private final String doc;

  StampPart(String doc) {
    this.doc = doc;
  }

  /** What it is, in a sentence. */
  public String doc() {
    return doc;
  }

  abstract void write(DateFields time, int micros, ByteSink out);

  /** The part with this name, which is that of its macro. */
  public static Optional<StampPart> named(String name) {
    for (StampPart part : values()) {
      if (part.name().equals(name)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** A formatter that writes this part of a moment. */
  public Formatter of(Moment moment) {
    return new PartText(this, moment);
  }

  private static final class PartText implements Formatter {
    private final StampPart part;
    private final Moment moment;
    private final DateFields time = new DateFields();

    PartText(StampPart part, Moment moment) {
      this.part = part;
      this.moment = moment;
    }

    @Override
    public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
      long micros = moment.micros(batch, row, context);
      long second = Math.floorDiv(micros, 1_000_000L);
      time.set(second, moment.offset(batch, row, micros));
      part.write(time, (int) (micros - second * 1_000_000), out);
    }
  }
}
