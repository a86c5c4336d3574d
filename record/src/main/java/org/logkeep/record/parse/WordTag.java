package org.logkeep.record.parse;

import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/**
 * Reads program, process id and text as syslog-ng 3.38 does: whatever stands before a blank,
 * bracket or colon is the program.
 */
final class WordTag {
  private static final AsciiSet CLEAN_PROGRAM = AsciiSet.lettersDigitsAnd(".-_()/");

  private final boolean checkProgram;
  private final boolean keepHeader;

  WordTag(ParseProfile profile) {
    checkProgram = profile.checkProgram();
    keepHeader = profile.keepHeader();
  }

  void read(RecordBatch batch, int row, int from, int to) {
    byte[] data = batch.data();
    int at = from;
    while (at < to && data[at] != ' ' && data[at] != '[' && data[at] != ':') {
      at++;
    }
    if (checkProgram && !isCleanProgram(data, from, at)) {
      batch.set(row, Field.MESSAGE, from, to - from);
      return;
    }
    if (to > from) {
      batch.set(row, Field.PROGRAM, from, at - from);
    }
    if (at < to && data[at] == '[') {
      int pid = at + 1;
      at = pid;
      while (at < to && data[at] != ']' && data[at] != ' ' && data[at] != ':') {
        at++;
      }
      if (at < to) {
        batch.set(row, Field.PID, pid, at - pid);
        if (data[at] == ']') {
          at++;
        }
      }
    }
    if (at < to && data[at] == ':') {
      at++;
    }
    if (at < to && data[at] == ' ') {
      at++;
    }
    if (keepHeader) {
      batch.set(row, Field.HEADER, from, at - from);
    }
    batch.set(row, Field.MESSAGE, at, to - at);
  }

  private static boolean isCleanProgram(byte[] data, int from, int to) {
    boolean letter = false;
    for (int i = from; i < to; i++) {
      byte b = data[i];
      if (Bytes.isLetter(b)) {
        letter = true;
      } else if (!CLEAN_PROGRAM.contains(b)) {
        return false;
      }
    }
    return letter;
  }
}
