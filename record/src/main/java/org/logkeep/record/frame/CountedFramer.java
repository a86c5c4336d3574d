package org.logkeep.record.frame;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/**
 * Records are preceded by their length: {@code MSG-LEN SP MSG} (RFC 6587, section 3.4.1; RFC 5425,
 * section 4.3).
 *
 * <p>The length has up to ten digits. Line ends between frames are skipped, since some clients send
 * them behind what they counted (seen: a Java library for RFC 5425). A header that breaks the rule
 * is told as it stands and ends the connection; what follows is never guessed at, so a lying length
 * cannot make messages up.
 */
public final class CountedFramer implements Framer {
  private static final int MAX_DIGITS = 10;

  private final int longest;
  private final boolean trim;

  /** Bytes still to be skipped of a record that was cut. */
  private long skip;

  private String fault = "";

  /**
   * Makes the state of a new connection.
   *
   * @param longest the most bytes of a record
   * @param trim longer records are cut and flagged; otherwise they end the connection
   */
  public CountedFramer(int longest, boolean trim) {
    this.longest = Math.max(1, longest);
    this.trim = trim;
  }

  @Override
  public int frame(RecordBatch batch, int from, int to, int sender, long arrival) {
    byte[] data = batch.data();
    int start = from;
    while (!failed() && start < to) {
      if (skip > 0) {
        int now = (int) Math.min(skip, to - start);
        skip -= now;
        start += now;
        continue;
      }
      if (data[start] == '\n' || data[start] == '\r') {
        start++;
        continue;
      }
      int at = start;
      long length = 0;
      int digitsEnd = Math.min(to, start + MAX_DIGITS);
      while (at < digitsEnd && data[at] >= '0' && data[at] <= '9') {
        length = length * 10 + (data[at] - '0');
        at++;
      }
      if (at == to) {
        break;
      }
      if (at == start || data[at] != ' ') {
        fault = "Invalid frame header; header='" + quote(data, start, at + 1) + "'";
        break;
      }
      at++;
      if (length > longest && !trim) {
        fault =
            "Incoming frame larger than log_msg_size(); log_msg_size='"
                + longest
                + "', frame_length='"
                + length
                + "'";
        break;
      }
      int taken = (int) Math.min(length, longest);
      if (to - at < taken) {
        break;
      }
      if (taken > 0) {
        int row = batch.addRow(at, taken, sender, arrival);
        if (length > taken) {
          batch.addFlags(row, RecordFlags.TRUNCATED);
        }
      }
      skip = length - taken;
      start = at + taken;
    }
    return start - from;
  }

  /**
   * A frame that is not whole when the connection ends is no record, since its sender will send it
   * again or had more to say; {@link #fault} then tells of it.
   */
  @Override
  public void finish(RecordBatch batch, int from, int to, int sender, long arrival) {
    int rest = from + frame(batch, from, to, sender, arrival);
    if (!failed() && (rest < to || skip > 0)) {
      fault = "Connection closed inside a frame; received='" + (to - rest) + "'";
    }
  }

  @Override
  public int mostHeld() {
    return longest + MAX_DIGITS + 1;
  }

  @Override
  public boolean failed() {
    return !fault.isEmpty();
  }

  @Override
  public String fault() {
    return fault;
  }

  /** Bytes as text, with a backslash notation for everything that is not printable ASCII. */
  private static String quote(byte[] data, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (char c : new String(data, from, to - from, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (c >= ' ' && c < 127 && c != '\'' && c != '\\') {
        text.append(c);
      } else {
        text.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
      }
    }
    return text.toString();
  }
}
