package org.logkeep.record.write;

import org.logkeep.record.ByteSink;
import org.logkeep.record.stamp.StampStyle;
import org.logkeep.record.stamp.StampWriter;

/**
 * Writes {@code <PRI>1 STAMP HOST APP-NAME PROCID MSGID SD MESSAGE} (RFC 5424, section 6), without
 * a line end. Host, name and ids are cut at their first blank, as syslog-ng does.
 */
public final class Rfc5424Writer {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final StampWriter stamp;
  private final boolean mark;

  /**
   * Makes a writer.
   *
   * @param fractionDigits 0 to 6 digits of the fraction of the second
   * @param mark whether the text begins with a byte order mark, which says that it is UTF-8
   */
  public Rfc5424Writer(int fractionDigits, boolean mark) {
    stamp = new StampWriter(StampStyle.ISO, fractionDigits);
    this.mark = mark;
  }

  /** Appends a line. */
  public void write(ByteSink out, LineFields line) {
    out.put('<');
    out.putDecimal(line.priority());
    out.put('>');
    out.put('1');
    out.put(' ');
    stamp.write(out, line.micros(), line.zone());
    word(out, line.host());
    word(out, line.program());
    word(out, line.pid());
    word(out, line.msgid());
    out.put(' ');
    if (line.structuredData().length == 0) {
      out.put('-');
    } else {
      out.put(line.structuredData());
    }
    if (line.message().length > 0) {
      out.put(' ');
      if (mark) {
        out.put(BYTE_ORDER_MARK);
      }
      out.put(line.message());
    }
  }

  private static void word(ByteSink out, byte[] value) {
    int end = 0;
    while (end < value.length && value[end] != ' ') {
      end++;
    }
    out.put(' ');
    if (end == 0) {
      out.put('-');
    } else {
      out.put(value, 0, end);
    }
  }
}
