package org.logkeep.engine.format.stamp;

import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.stamp.DateFields;

/**
 * A whole stamp. The text is kept for as long as second and zone stay the same, which they mostly
 * do from one record to the next; only the fraction is written anew.
 */
public final class StampText implements Formatter {
  private static final long SECOND = 1_000_000;
  private static final int[] CUT = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

  private final StampShape shape;
  private final Moment moment;
  private final int digits;
  private final DateFields time = new DateFields();
  private final ByteSink text = new ByteSink(40);
  private int beforeFraction;
  private long start = Long.MIN_VALUE;
  private int offset;

  /**
   * Makes a formatter of a stamp.
   *
   * @param digits digits of the fraction, 0 (none) to 6; the rest is cut off, not rounded
   */
  public StampText(StampShape shape, Moment moment, int digits) {
    this.shape = shape;
    this.moment = moment;
    this.digits = Math.clamp(digits, 0, 6);
  }

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    long micros = moment.micros(batch, row, context);
    int zone = moment.offset(batch, row, micros);
    long into = micros - start;
    if (zone != offset || into < 0 || into >= SECOND || start == Long.MIN_VALUE) {
      renew(Math.floorDiv(micros, SECOND), zone);
      into = micros - start;
    }
    if (digits == 0) {
      out.put(text.array(), 0, text.size());
      return;
    }
    out.put(text.array(), 0, beforeFraction);
    out.put('.');
    out.putPadded(into / CUT[digits], digits, '0');
    out.put(text.array(), beforeFraction, text.size() - beforeFraction);
  }

  private void renew(long second, int zone) {
    time.set(second, zone);
    text.clear();
    shape.before(time, text);
    beforeFraction = text.size();
    shape.behind(time, text);
    start = second * SECOND;
    offset = zone;
  }
}
