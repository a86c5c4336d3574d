package org.logkeep.record.parse;

import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.stamp.StampReader;

/**
 * The one state machine that reads all records, steered by a {@link ParseProfile}.
 *
 * <p>A record goes through these steps, each of which the profile may leave out:
 *
 * <pre>
 *   end of text -> control characters -> priority -> RFC 5424 header, or
 *                                                    sequence, stamp, host, tag, or
 *                                                    program and text by their signs
 *               -> priority, lines and UTF-8 of the result
 * </pre>
 *
 * <p>The fields become slices of the batch's bytes; bytes that have to differ from what was
 * received are appended to the batch. A faulty record is replaced by a report (syslog-ng
 * specification, section 10.5) or refused by a flag; nothing is ever thrown.
 *
 * <p>One for each source and thread: it keeps the last stamps.
 */
public final class MessageParser {
  /** What {@link Rfc5424Header} and its like give when all went well. */
  static final int GOOD = -1;

  private static final int FIRST_USER_PRIORITY = 8;

  private final ParseProfile profile;
  private final ParserDefaults defaults;
  private final PriorityReader priority;
  private final StampReader stamp;
  private final Rfc5424Header rfc5424;
  private final ClassicHeader classic;
  private final TextCleaner cleaner;
  private final ErrorReport report;

  /** Makes a parser. */
  public MessageParser(ParseProfile profile, ParserDefaults defaults) {
    this.profile = profile;
    this.defaults = defaults;
    priority = new PriorityReader(profile.priority());
    stamp = new StampReader(profile.stamp(), defaults.zone());
    rfc5424 =
        new Rfc5424Header(
            stamp,
            profile.rfc5424() == Rfc5424Rule.STRICT_ELSE_CLASSIC,
            profile.useStamp(),
            profile.keepHost());
    classic = new ClassicHeader(profile, defaults, stamp);
    cleaner = new TextCleaner();
    report = new ErrorReport(defaults);
  }

  /** What this parser goes by. */
  public ParseProfile profile() {
    return profile;
  }

  /** Fills the fields of a row from its field RAW. */
  public void parse(RecordBatch batch, int row) {
    int from = batch.offset(row, Field.RAW);
    parse(batch, row, from, from + batch.length(row, Field.RAW));
  }

  /**
   * Fills the fields of a row from the bytes {@code [from, to)} of its batch.
   *
   * <p>Flags that the row has already are kept.
   */
  public void parse(RecordBatch batch, int row, int from, int to) {
    if (defaults.local()) {
      batch.addFlags(row, RecordFlags.LOCAL);
    }
    if (profile.keepRaw()) {
      batch.addFlags(row, RecordFlags.RAW_KEPT);
    }
    int start = from;
    int end = to;
    if (profile.text() == TextRule.AS_IS && !profile.nulEndsText()) {
      end = withoutEnds(batch.data(), from, to);
    } else {
      int plain = PlainText.end(batch.data(), from, to);
      if (profile.nulEndsText()) {
        int nul = Bytes.find(batch.data(), plain, to, 0);
        end = nul < 0 ? to : nul;
      }
      if (profile.text() != TextRule.AS_IS) {
        cleaner.clean(batch, from, plain, end, profile.text());
        start = cleaner.from();
        end = cleaner.to();
      }
    }
    if (profile.header() == HeaderShape.RAW) {
      batch.priority(row, defaults.priority());
      withoutHeader(batch, row, start, end, RecordFlags.NO_PRIORITY);
    } else {
      readPriority(batch, row, start, end);
    }
    finish(batch, row);
  }

  private static int withoutEnds(byte[] data, int from, int to) {
    int end = to;
    while (end > from && (data[end - 1] == '\n' || data[end - 1] == 0)) {
      end--;
    }
    return end;
  }

  private void readPriority(RecordBatch batch, int row, int from, int to) {
    switch (priority.read(batch.data(), from, to)) {
      case GOOD -> {
        batch.priority(row, priority.value());
        readHeader(batch, row, from, priority.end(), to);
      }
      case MISSING -> withoutPriority(batch, row, from, to, profile.priority().ifMissing());
      case INVALID -> withoutPriority(batch, row, from, to, profile.priority().ifInvalid());
    }
  }

  private void withoutPriority(RecordBatch batch, int row, int from, int to, Otherwise otherwise) {
    batch.priority(row, defaults.priority());
    batch.addFlags(row, RecordFlags.NO_PRIORITY);
    switch (otherwise) {
      case DEFAULT_PRIORITY -> readHeader(batch, row, from, from, to);
      case KEEP_WHOLE -> withoutHeader(batch, row, from, to, 0);
      case REPORT -> faulty(batch, row, from, to, ErrorReport.NOWHERE);
      case REFUSE -> refuse(batch, row, from, to);
    }
  }

  private void readHeader(RecordBatch batch, int row, int from, int at, int to) {
    byte[] data = batch.data();
    if (profile.rfc5424() != Rfc5424Rule.NEVER) {
      if (to - at >= 2 && data[at] == '1' && data[at + 1] == ' ') {
        int fault = rfc5424.read(batch, row, at + 2, to);
        if (fault == GOOD) {
          return;
        }
        if (profile.rfc5424() == Rfc5424Rule.STRICT_ELSE_CLASSIC) {
          refuse(batch, row, from, to);
        } else {
          faulty(batch, row, from, to, fault);
        }
        return;
      }
      if (profile.rfc5424() == Rfc5424Rule.REQUIRED) {
        faulty(batch, row, from, to, at);
        return;
      }
    }
    switch (profile.header()) {
      case RAW, NONE -> withoutHeader(batch, row, at, to, 0);
      case CLASSIC -> classic.read(batch, row, at, to);
      case BLIND -> {
        if (!BlindHeader.read(batch, row, at, to)) {
          refuse(batch, row, from, to);
        }
      }
    }
  }

  private static void withoutHeader(RecordBatch batch, int row, int from, int to, int flags) {
    batch.set(row, Field.MESSAGE, from, to - from);
    batch.addFlags(row, RecordFlags.NO_STAMP | RecordFlags.NO_HOST | flags);
  }

  private static void refuse(RecordBatch batch, int row, int from, int to) {
    forget(batch, row);
    withoutHeader(batch, row, from, to, RecordFlags.REFUSED);
  }

  private void faulty(RecordBatch batch, int row, int from, int to, int at) {
    forget(batch, row);
    if (profile.reportErrors()) {
      report.write(batch, row, from, to, at);
    } else {
      withoutHeader(batch, row, from, to, RecordFlags.PARSE_ERROR);
    }
  }

  /** Takes back what was read before the fault came to light. */
  private static void forget(RecordBatch batch, int row) {
    batch.unset(row, Field.HOST);
    batch.unset(row, Field.PROGRAM);
    batch.unset(row, Field.PID);
    batch.unset(row, Field.MSGID);
    batch.unset(row, Field.STRUCTURED_DATA);
    batch.unset(row, Field.HEADER);
    batch.stamp(row, batch.arrival(row), RecordBatch.NO_ZONE);
    int headerFlags =
        RecordFlags.RFC5424
            | RecordFlags.ZONE_KNOWN
            | RecordFlags.YEAR_GUESSED
            | RecordFlags.NO_HOST
            | RecordFlags.NO_STAMP
            | RecordFlags.UTF8;
    batch.flags(row, batch.flags(row) & ~headerFlags);
  }

  private void finish(RecordBatch batch, int row) {
    if (profile.kernBecomesUser() && batch.priority(row) < FIRST_USER_PRIORITY) {
      batch.priority(row, batch.priority(row) + FIRST_USER_PRIORITY);
    }
    switch (profile.lines()) {
      case KEPT -> {}
      case NO_LINE_FEEDS -> cleaner.joinLines(batch, row, false);
      case ONE_LINE -> cleaner.joinLines(batch, row, true);
    }
    switch (profile.utf8()) {
      case BOM_ONLY -> {}
      case VALIDATE -> {
        int from = batch.offset(row, Field.MESSAGE);
        if (Utf8.isSound(batch.data(), from, from + batch.length(row, Field.MESSAGE))) {
          batch.addFlags(row, RecordFlags.UTF8);
        }
      }
      case SANITIZE -> {
        cleaner.sanitize(batch, row);
        batch.addFlags(row, RecordFlags.UTF8);
      }
      case ASSUME -> batch.addFlags(row, RecordFlags.UTF8);
    }
  }
}
