package org.logkeep.record.parse;

import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.stamp.StampReader;

/**
 * Reads what stands behind {@code <PRI>1 } (RFC 5424, section 6): tolerantly as syslog-ng does (its
 * specification, section 10.3), or strictly by the grammar as sysklogd does.
 *
 * <p>The tolerant reading cuts fields that are too long and accepts a blank in the stamp, a comma
 * before its fraction and a missing zone.
 */
final class Rfc5424Header {
  private static final int MAX_HOST = 255;
  private static final int MAX_APP_NAME = 48;
  private static final int MAX_PROCID = 128;
  private static final int MAX_MSGID = 32;

  private final StampReader stamp;
  private final boolean strict;
  private final boolean useStamp;
  private final boolean keepHost;
  private final SdataScanner sdata;

  /** Where reading goes on, or where it failed. */
  private int at;

  Rfc5424Header(StampReader stamp, boolean strict, boolean useStamp, boolean keepHost) {
    this.stamp = stamp;
    this.strict = strict;
    this.useStamp = useStamp;
    this.keepHost = keepHost;
    sdata = new SdataScanner(strict);
  }

  /**
   * Fills a row.
   *
   * @return {@link MessageParser#GOOD}, or the offset before which the fault is to be shown
   */
  int read(RecordBatch batch, int row, int from, int to) {
    byte[] data = batch.data();
    at = from;
    boolean good =
        readStamp(batch, row, data, to)
            && readField(batch, row, data, to, Field.HOST, MAX_HOST)
            && readField(batch, row, data, to, Field.PROGRAM, MAX_APP_NAME)
            && readField(batch, row, data, to, Field.PID, MAX_PROCID)
            && readField(batch, row, data, to, Field.MSGID, MAX_MSGID)
            && readStructuredData(batch, row, data, to);
    if (!good) {
      return Math.max(at - 1, 0);
    }
    if (!batch.has(row, Field.HOST)) {
      batch.addFlags(row, RecordFlags.NO_HOST);
    } else if (!keepHost) {
      batch.unset(row, Field.HOST);
      batch.addFlags(row, RecordFlags.NO_HOST);
    }
    batch.addFlags(row, RecordFlags.RFC5424);
    int text = at;
    if (to - text >= 3
        && data[text] == (byte) 0xef
        && data[text + 1] == (byte) 0xbb
        && data[text + 2] == (byte) 0xbf) {
      text += 3;
      batch.addFlags(row, RecordFlags.UTF8);
    }
    batch.set(row, Field.MESSAGE, text, to - text);
    return MessageParser.GOOD;
  }

  private boolean readStamp(RecordBatch batch, int row, byte[] data, int to) {
    if (to - at >= 2 && data[at] == '-' && data[at + 1] == ' ') {
      at += 2;
      batch.addFlags(row, RecordFlags.NO_STAMP);
      return true;
    }
    long arrival = batch.arrival(row);
    int end =
        strict ? stamp.readStrictIso(data, at, to, arrival) : stamp.readIso(data, at, to, arrival);
    if (end == StampReader.NONE || end == to || data[end] != ' ') {
      return false;
    }
    at = end + 1;
    if (useStamp) {
      batch.stamp(row, stamp.micros(), stamp.zone());
      if (stamp.zoneKnown()) {
        batch.addFlags(row, RecordFlags.ZONE_KNOWN);
      }
    } else {
      batch.addFlags(row, RecordFlags.NO_STAMP);
    }
    return true;
  }

  private boolean readField(
      RecordBatch batch, int row, byte[] data, int to, Field field, int longest) {
    int from = at;
    int end = from;
    while (end < to && data[end] != ' ') {
      end++;
    }
    int length = end - from;
    if (end == to
        || (strict && (length == 0 || length > longest || !isPrintable(data, from, end)))) {
      at = end;
      return false;
    }
    if (length > 1 || (length == 1 && data[from] != '-')) {
      batch.set(row, field, from, Math.min(length, longest));
    }
    at = end + 1;
    return true;
  }

  private static boolean isPrintable(byte[] data, int from, int to) {
    for (int i = from; i < to; i++) {
      if (data[i] <= ' ' || data[i] == 127) {
        return false;
      }
    }
    return true;
  }

  /** Reads structured data and the blank behind it. */
  private boolean readStructuredData(RecordBatch batch, int row, byte[] data, int to) {
    if (at == to) {
      return false;
    }
    if (data[at] == '-') {
      at++;
    } else if (data[at] == '[') {
      int from = at;
      boolean good = sdata.scan(data, from, to);
      at = sdata.at();
      if (!good) {
        return false;
      }
      batch.set(row, Field.STRUCTURED_DATA, from, at - from);
    } else if (data[at] != ' ' || strict) {
      return false;
    }
    if (at == to) {
      return true;
    }
    if (data[at] != ' ') {
      return false;
    }
    at++;
    return true;
  }
}
