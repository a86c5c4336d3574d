package org.logkeep.record.parse;

import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/**
 * What takes the place of a faulty record: a message of this daemon that quotes it, with {@code
 * >@<} where the fault was found (syslog-ng specification, section 10.5).
 */
final class ErrorReport {
  /** The fault has no place in the record. */
  static final int NOWHERE = -1;

  private static final byte[] TEXT = Bytes.of("Error processing log message: ");
  private static final byte[] POINTER = Bytes.of(">@<");

  /** Facility syslog, severity err. */
  private static final int SYSLOG_ERR = 43;

  private final byte[] program;
  private final byte[] pid;

  ErrorReport(ParserDefaults defaults) {
    program = defaults.reporterBytes();
    pid = defaults.reporterPidBytes();
  }

  /**
   * Replaces a row.
   *
   * @param fault the offset before which the pointer is put, or {@link #NOWHERE}
   */
  void write(RecordBatch batch, int row, int from, int to, int fault) {
    batch.ensureRoom(program.length + pid.length + TEXT.length + POINTER.length + to - from);
    batch.set(row, Field.PROGRAM, batch.append(program), program.length);
    batch.set(row, Field.PID, batch.append(pid), pid.length);
    int message = batch.append(TEXT);
    byte[] data = batch.data();
    if (fault == NOWHERE) {
      batch.append(data, from, to - from);
    } else {
      int split = Math.clamp(fault, from, to);
      batch.append(data, from, split - from);
      batch.append(POINTER);
      batch.append(data, split, to - split);
    }
    batch.set(row, Field.MESSAGE, message, batch.end() - message);
    batch.priority(row, SYSLOG_ERR);
    batch.addFlags(
        row,
        RecordFlags.PARSE_ERROR | RecordFlags.LOCAL | RecordFlags.NO_STAMP | RecordFlags.NO_HOST);
  }
}
