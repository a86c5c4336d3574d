package org.logkeep.check.lines;

import java.nio.charset.StandardCharsets;

/**
 * Where in a syslog line the stamp ends and the message begins; a line without a stamp is all
 * message.
 */
public final class SyslogHeader {
  private SyslogHeader() {}

  /** The first byte behind stamp and host: that of the tag. */
  public static int messageStart(byte[] line, int start, int end) {
    int stamp = stampEnd(line, start, end);
    if (stamp == start) {
      return start;
    }
    int host = stamp;
    while (host < end && line[host] != ' ') {
      host++;
    }
    return host < end ? host + 1 : stamp;
  }

  /** The stamp as it is written; empty when there is none. */
  public static String stamp(byte[] line, int start, int end) {
    int stop = stampEnd(line, start, end);
    return new String(line, start, Math.max(0, stop - start), StandardCharsets.ISO_8859_1).strip();
  }

  /** The byte behind the blank that ends the stamp; {@code start} when there is no stamp. */
  private static int stampEnd(byte[] line, int start, int end) {
    boolean rfc3164 =
        end - start > 16
            && line[start + 3] == ' '
            && line[start + 6] == ' '
            && line[start + 9] == ':'
            && line[start + 12] == ':'
            && line[start + 15] == ' '
            && digit(line[start + 14]);
    if (rfc3164) {
      return start + 16;
    }
    boolean rfc3339 =
        end - start > 20
            && digit(line[start])
            && line[start + 4] == '-'
            && line[start + 7] == '-'
            && line[start + 10] == 'T'
            && line[start + 13] == ':';
    int at = start + 19;
    while (rfc3339 && at < end && at < start + 40) {
      if (line[at] == ' ') {
        return at + 1;
      }
      at++;
    }
    return start;
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }
}
