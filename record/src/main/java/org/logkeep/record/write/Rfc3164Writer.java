package org.logkeep.record.write;

import org.logkeep.record.ByteSink;
import org.logkeep.record.stamp.StampStyle;
import org.logkeep.record.stamp.StampWriter;

/**
 * Writes {@code <PRI>Mmm dd HH:MM:SS HOST PROGRAM[PID]: MESSAGE} (RFC 3164, section 4), without a
 * line end.
 */
public final class Rfc3164Writer {
  private final StampWriter stamp;

  /** Makes a writer of BSD stamps, with a fraction of 0 to 6 digits. */
  public Rfc3164Writer(int fractionDigits) {
    stamp = new StampWriter(StampStyle.BSD, fractionDigits);
  }

  /** Appends a line. */
  public void write(ByteSink out, LineFields line) {
    out.put('<');
    out.putDecimal(line.priority());
    out.put('>');
    stamp.write(out, line.micros(), line.zone());
    out.put(' ');
    if (line.host().length > 0) {
      out.put(line.host());
      out.put(' ');
    }
    if (line.program().length > 0) {
      out.put(line.program());
      if (line.pid().length > 0) {
        out.put('[');
        out.put(line.pid());
        out.put(']');
      }
      out.put(':');
      out.put(' ');
    }
    out.put(line.message());
  }
}
