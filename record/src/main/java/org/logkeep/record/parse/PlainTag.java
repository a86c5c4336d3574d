package org.logkeep.record.parse;

import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/**
 * Reads program, process id and text as sysklogd 2.7.2 does. Where the real program loses text (a
 * tag followed at once by another sign; a lone word), the text is kept whole and there is no tag.
 */
final class PlainTag {
  private static final AsciiSet TAG = AsciiSet.lettersDigitsAnd("._-/()");

  private PlainTag() {}

  static void read(RecordBatch batch, int row, int from, int to, boolean behindHost) {
    byte[] data = batch.data();
    int name = from;
    int at = from;
    while (at < to && TAG.contains(data[at])) {
      at++;
    }
    int nameEnd = at;
    int pid = -1;
    int pidEnd = -1;
    if (at > from && at < to && data[at] == '[') {
      pid = at + 1;
      pidEnd = pid;
      while (pidEnd < to && Bytes.isDigit(data[pidEnd])) {
        pidEnd++;
      }
      boolean closed = pidEnd > pid && pidEnd < to && data[pidEnd] == ']';
      if (!closed) {
        batch.set(row, Field.MESSAGE, from, to - from);
        return;
      }
      at = pidEnd + 1;
    }
    boolean ends = at == to ? behindHost || pid >= 0 : data[at] == ':' || Bytes.isSpace(data[at]);
    if (nameEnd == from || !ends) {
      batch.set(row, Field.MESSAGE, from, to - from);
      return;
    }
    if (at < to && data[at] == ':') {
      at++;
    }
    if (at < to && Bytes.isSpace(data[at])) {
      at++;
    }
    if (inParentheses(data, name, nameEnd)) {
      name++;
      nameEnd--;
    }
    batch.set(row, Field.PROGRAM, name, nameEnd - name);
    if (pid >= 0) {
      batch.set(row, Field.PID, pid, pidEnd - pid);
    }
    batch.set(row, Field.MESSAGE, at, to - at);
  }

  /** Whether one pair of parentheses stands around the whole, not empty, name. */
  private static boolean inParentheses(byte[] data, int from, int to) {
    if (to - from < 3 || data[from] != '(' || data[to - 1] != ')') {
      return false;
    }
    return Bytes.find(data, from + 1, to - 1, '(') < 0
        && Bytes.find(data, from + 1, to - 1, ')') < 0;
  }
}
