package org.logkeep.record.parse;

import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.RecordValues;
import org.logkeep.record.stamp.StampReader;

/**
 * Reads what stands behind the priority of an RFC 3164 record in all its sloppy shapes: sequence
 * number, stamp, host, tag, text (syslog-ng specification, section 10.2; sysklogd specification,
 * section 6).
 */
final class ClassicHeader {
  private static final byte[] FORWARDED = Bytes.of("Message forwarded from ");
  private static final byte[] REPEATED = Bytes.of("last message repeated");
  private static final byte[] KERNEL = Bytes.of("kernel");
  private static final byte[] SEQUENCE = Bytes.of(".SDATA.meta.sequenceId");
  private static final byte[] SYNCED = Bytes.of(".SDATA.timeQuality.isSynced");
  private static final byte[] ZERO_ONE = Bytes.of("01");
  private static final AsciiSet CLEAN_HOST = AsciiSet.lettersDigitsAnd("-_.:@/");
  private static final int FIRST_USER_PRIORITY = 8;

  private final ParseProfile profile;
  private final boolean fromKernel;
  private final StampReader stamp;
  private final WordTag wordTag;

  ClassicHeader(ParseProfile profile, ParserDefaults defaults, StampReader stamp) {
    this.profile = profile;
    this.fromKernel = profile.kernel() || defaults.local();
    this.stamp = stamp;
    this.wordTag = new WordTag(profile);
  }

  void read(RecordBatch batch, int row, int from, int to) {
    if (profile.kernel() && !wordHosts()) {
      readKernel(batch, row, from, to);
      return;
    }
    byte[] data = batch.data();
    int at = from;
    if (profile.ciscoSequence()) {
      at = readCisco(batch, row, at, to);
      data = batch.data();
    }
    int behind = stamp.read(data, at, to, batch.arrival(row));
    boolean stamped = behind != StampReader.NONE;
    if (stamped) {
      at = behind;
      takeStamp(batch, row);
      if (profile.stamp().strict()) {
        at++; // the one blank that a strict stamp is followed by
      } else {
        if (at < to && data[at] == ':') {
          at++;
        }
        at = Bytes.skipBlanks(data, at, to);
      }
    } else {
      batch.addFlags(row, RecordFlags.NO_STAMP);
    }
    if (!stamped && fromKernel && batch.priority(row) < FIRST_USER_PRIORITY && wordHosts()) {
      int kernel = batch.append(KERNEL);
      batch.set(row, Field.PROGRAM, kernel, KERNEL.length);
      batch.addFlags(row, RecordFlags.NO_HOST);
      batch.set(row, Field.MESSAGE, at, to - at);
      return;
    }
    if (stamped && profile.relayWords()) {
      if (to - at > REPEATED.length && Bytes.startsWith(data, at, to, REPEATED)) {
        batch.addFlags(row, RecordFlags.NO_HOST);
        batch.set(row, Field.MESSAGE, at, to - at);
        return;
      }
      if (Bytes.startsWith(data, at, to, FORWARDED)) {
        readTag(batch, row, readRelay(batch, row, at + FORWARDED.length, to), to, true);
        return;
      }
    }
    int behindHost = readHost(data, at, to, stamped);
    boolean hasHost = behindHost > at;
    if (hasHost && profile.keepHost()) {
      batch.set(row, Field.HOST, at, behindHost - at);
    } else {
      batch.addFlags(row, RecordFlags.NO_HOST);
    }
    readTag(batch, row, behindHost, to, hasHost);
  }

  /**
   * The kernel's own text has neither stamp nor host nor tag. What others write into its buffer
   * under a facility of their own begins with their tag.
   */
  private void readKernel(RecordBatch batch, int row, int from, int to) {
    batch.addFlags(row, RecordFlags.NO_STAMP | RecordFlags.NO_HOST);
    if (batch.priority(row) < FIRST_USER_PRIORITY) {
      int kernel = batch.append(KERNEL);
      batch.set(row, Field.PROGRAM, kernel, KERNEL.length);
      batch.set(row, Field.MESSAGE, from, to - from);
    } else {
      PlainTag.read(batch, row, from, to, false);
    }
  }

  /** Whether hosts, and so records without a header, are told apart as syslog-ng does. */
  private boolean wordHosts() {
    return profile.tag() == TagRule.ANY_WORD;
  }

  private void takeStamp(RecordBatch batch, int row) {
    if (!profile.useStamp()) {
      batch.addFlags(row, RecordFlags.NO_STAMP);
      return;
    }
    batch.stamp(row, stamp.micros(), stamp.zone());
    batch.addFlags(
        row,
        (stamp.zoneKnown() ? RecordFlags.ZONE_KNOWN : 0)
            | (stamp.yearGuessed() ? RecordFlags.YEAR_GUESSED : 0));
  }

  /** {@code 29: *}: a sequence number, and a sign that tells whether the clock was synchronised. */
  private int readCisco(RecordBatch batch, int row, int from, int to) {
    byte[] data = batch.data();
    int at = from;
    while (at < to && Bytes.isDigit(data[at])) {
      at++;
    }
    if (to - at >= 2 && data[at] == ':' && data[at + 1] == ' ') {
      if (at > from) {
        addValue(batch, row, SEQUENCE, from, at - from);
      }
      at++;
    } else {
      at = from;
    }
    data = batch.data();
    at = Bytes.skipBlanks(data, at, to);
    if (at < to && (data[at] == '*' || data[at] == '.')) {
      int value = batch.append(ZERO_ONE, data[at] == '*' ? 0 : 1, 1);
      addValue(batch, row, SYNCED, value, 1);
      at++;
    }
    return at;
  }

  private static void addValue(RecordBatch batch, int row, byte[] name, int value, int length) {
    int nameAt = batch.append(name);
    int head =
        batch
            .values()
            .prepend(
                batch.valueHead(row),
                RecordValues.KIND_TEXT,
                batch.data(),
                nameAt,
                name.length,
                value,
                length);
    batch.valueHead(row, head);
  }

  /**
   * The host behind AIX's {@code Message forwarded from}: all as far as the first colon. Gives the
   * offset of the tag.
   */
  private int readRelay(RecordBatch batch, int row, int from, int to) {
    byte[] data = batch.data();
    int at = from;
    while (at < to && data[at] != ':') {
      at++;
    }
    if (profile.keepHost() && at > from) {
      batch.set(row, Field.HOST, from, at - from);
    } else {
      batch.addFlags(row, RecordFlags.NO_HOST);
    }
    while (at < to && (data[at] == ' ' || data[at] == ':')) {
      at++;
    }
    return at;
  }

  /** Gives the offset behind the host, or {@code from} if there is none. */
  private int readHost(byte[] data, int from, int to, boolean stamped) {
    return switch (profile.host()) {
      case NONE -> from;
      case WORD_AFTER_STAMP -> stamped ? acceptHost(data, from, hostWord(data, from, to)) : from;
      case FIRST_WORD -> acceptHost(data, from, firstWord(data, from, to));
    };
  }

  private int acceptHost(byte[] data, int from, int end) {
    if (end == from
        || (profile.checkHost() && !isCleanHost(data, from, end))
        || profile.badHost().matches(data, from, end)) {
      return from;
    }
    return end;
  }

  private static int hostWord(byte[] data, int from, int to) {
    int limit = Math.min(to, from + 256);
    boolean address = true;
    int digits = 0;
    int groups = 1;
    int at = from;
    while (at < limit && data[at] != ' ' && data[at] != '[') {
      byte b = data[at];
      if (b == ':') {
        groups++;
        if (!address || groups > 8) {
          return from;
        }
        digits = 0;
      } else if (address) {
        digits++;
        address = digits <= 4 && isHexDigit(b);
      }
      at++;
    }
    return at < limit && data[at] == ' ' ? at : from;
  }

  private static boolean isHexDigit(byte b) {
    return Bytes.isDigit(b) || ((b | 0x20) >= 'a' && (b | 0x20) <= 'f');
  }

  /** Sysklogd looks at 64 bytes for the blank behind the host. */
  private static int firstWord(byte[] data, int from, int to) {
    int limit = Math.min(to, from + 64);
    for (int at = from; at < limit; at++) {
      if (data[at] == ' ') {
        return at;
      }
      if (data[at] == ':') {
        return from;
      }
    }
    return from;
  }

  private static boolean isCleanHost(byte[] data, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!CLEAN_HOST.contains(data[i])) {
        return false;
      }
    }
    return true;
  }

  private void readTag(RecordBatch batch, int row, int from, int to, boolean behindHost) {
    switch (profile.tag()) {
      case ANY_WORD ->
          wordTag.read(
              batch, row, behindHost ? Bytes.skipBlanks(batch.data(), from, to) : from, to);
      case PLAIN_NAME ->
          PlainTag.read(batch, row, behindHost && from < to ? from + 1 : from, to, behindHost);
    }
  }
}
