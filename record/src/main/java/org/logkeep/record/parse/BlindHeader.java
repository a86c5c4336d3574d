package org.logkeep.record.parse;

import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/**
 * Metalog's way of reading, blind to formats (metalog specification, section 5): everything up to
 * the first colon and on to the next white space is skipped, meant for {@code HH:MM:SS}; then the
 * program runs to a bracket or colon, the bracket holds the process id, and the text begins behind
 * the next colon and its white space.
 */
final class BlindHeader {
  private BlindHeader() {}

  /** Whether program and text were found; neither may be empty. */
  static boolean read(RecordBatch batch, int row, int from, int to) {
    byte[] data = batch.data();
    int at = Bytes.find(data, from, to, ':');
    if (at < 0) {
      return false;
    }
    while (at < to && !Bytes.isSpace(data[at])) {
      at++;
    }
    at = skipSpace(data, at, to);
    int program = at;
    while (at < to && data[at] != '[' && data[at] != ':') {
      at++;
    }
    int programEnd = at;
    if (at == to || programEnd == program) {
      return false;
    }
    int pid = -1;
    int pidEnd = -1;
    if (data[at] == '[') {
      pid = at + 1;
      while (at < to && data[at] != ']' && data[at] != ':') {
        at++;
      }
      pidEnd = at;
    }
    int colon = Bytes.find(data, at, to, ':');
    if (colon < 0) {
      return false;
    }
    int text = skipSpace(data, colon + 1, to);
    if (text == to) {
      return false;
    }
    batch.set(row, Field.PROGRAM, program, programEnd - program);
    if (pid >= 0) {
      batch.set(row, Field.PID, pid, pidEnd - pid);
    }
    batch.set(row, Field.MESSAGE, text, to - text);
    batch.addFlags(row, RecordFlags.NO_STAMP | RecordFlags.NO_HOST);
    return true;
  }

  private static int skipSpace(byte[] data, int from, int to) {
    int at = from;
    while (at < to && Bytes.isSpace(data[at])) {
      at++;
    }
    return at;
  }
}
