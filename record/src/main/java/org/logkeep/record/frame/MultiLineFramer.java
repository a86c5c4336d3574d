package org.logkeep.record.frame;

import java.nio.charset.StandardCharsets;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/**
 * Joins the lines of a file to records, by a {@link MultiLineMode}. The newlines inside a record
 * stay.
 *
 * <p>Whether a record has ended often shows only in the next line, so the last record is held until
 * that comes, or until {@link #finish} is called because the file ended or the waiting time is
 * over. A record that outgrows the limit is split.
 */
public final class MultiLineFramer implements Framer {
  private static final byte[][] TRACE_BEGINNINGS = {
    bytes("at "), bytes("Caused by:"), bytes("Suppressed:"), bytes("... "), bytes("goroutine ")
  };
  private static final byte[] PYTHON_TRACE = bytes("Traceback (most recent call last):");

  private final MultiLineMode mode;
  private final LinePattern prefix;
  private final LinePattern end;
  private final int longest;
  private final boolean keepEmpty;

  /** How many bytes of what was left the last time are whole lines of the open record. */
  private int held;

  /** Whether the garbage or suffix pattern ended the record before the present line. */
  private boolean between;

  /** Whether the lines of the open record are those of a Python back trace. */
  private boolean inPythonTrace;

  /**
   * Makes the state of a new file.
   *
   * @param mode how lines are joined
   * @param prefix tells a record's first line; used by the modes with a prefix
   * @param end the garbage or suffix pattern; used by the modes with a prefix
   * @param longest the most bytes of a record
   * @param keepEmpty empty records are records
   */
  public MultiLineFramer(
      MultiLineMode mode, LinePattern prefix, LinePattern end, int longest, boolean keepEmpty) {
    this.mode = mode;
    this.prefix = prefix;
    this.end = end;
    this.longest = Math.max(1, longest);
    this.keepEmpty = keepEmpty;
  }

  @Override
  public int frame(RecordBatch batch, int from, int to, int sender, long arrival) {
    byte[] data = batch.data();
    int start = from;
    int line = Math.min(from + held, to);
    while (true) {
      int lineEnd = LineEnds.newline(data, line, to);
      if (lineEnd == to) {
        int open = split(batch, start, to, sender, arrival);
        held = Math.max(line - open, 0);
        return open - from;
      }
      start = take(batch, start, line, lineEnd, sender, arrival);
      line = lineEnd + 1;
    }
  }

  /** Takes a whole line into account; gives where the open record begins. */
  private int take(RecordBatch batch, int start, int line, int lineEnd, int sender, long arrival) {
    byte[] data = batch.data();
    int textEnd = LineEnds.strip(data, line, lineEnd);
    int next = lineEnd + 1;
    return switch (mode) {
      case INDENTED, SMART -> {
        boolean continues =
            mode == MultiLineMode.INDENTED
                ? textEnd > line && isBlank(data[line])
                : continuesTrace(data, line, textEnd);
        yield continues ? start : close(batch, start, line, sender, arrival);
      }
      case EMPTY_LINE_SEPARATED -> {
        if (textEnd > line) {
          yield start;
        }
        close(batch, start, line, sender, arrival);
        yield next;
      }
      case PREFIX_GARBAGE, PREFIX_SUFFIX -> {
        int open = start;
        if (prefix.find(data, line, textEnd) != LinePattern.NOT_FOUND) {
          open = close(batch, start, line, sender, arrival);
          between = false;
        }
        long match = end.find(data, line, textEnd);
        if (match != LinePattern.NOT_FOUND) {
          int at = mode == MultiLineMode.PREFIX_SUFFIX ? (int) match : (int) (match >> 32);
          addPieces(batch, open, at, sender, arrival);
          between = true;
          yield next;
        }
        if (between) {
          close(batch, open, lineEnd, sender, arrival);
          yield next;
        }
        yield open;
      }
    };
  }

  /** Adds the open record, if there is one; the next one begins at {@code end}. */
  private int close(RecordBatch batch, int start, int end, int sender, long arrival) {
    if (end > start || between) {
      addPieces(batch, start, LineEnds.strip(batch.data(), start, end), sender, arrival);
    }
    return end;
  }

  private void addPieces(RecordBatch batch, int start, int end, int sender, long arrival) {
    int at = split(batch, start, end, sender, arrival);
    if (end > at || (keepEmpty && at == start)) {
      batch.addRow(at, end - at, sender, arrival);
    }
  }

  private int split(RecordBatch batch, int from, int to, int sender, long arrival) {
    int start = from;
    while (to - start > longest) {
      batch.addFlags(batch.addRow(start, longest, sender, arrival), RecordFlags.TRUNCATED);
      start += longest;
    }
    return start;
  }

  private boolean continuesTrace(byte[] data, int line, int end) {
    if (startsWith(data, line, end, PYTHON_TRACE)) {
      inPythonTrace = true;
      return true;
    }
    if (line < end && isBlank(data[line])) {
      return true;
    }
    if (inPythonTrace) {
      // The line behind the indented ones names the exception and ends the trace.
      inPythonTrace = false;
      return line < end;
    }
    for (byte[] beginning : TRACE_BEGINNINGS) {
      if (startsWith(data, line, end, beginning)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] data, int from, int to, byte[] prefix) {
    if (to - from < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (data[from + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void finish(RecordBatch batch, int from, int to, int sender, long arrival) {
    int rest = from + frame(batch, from, to, sender, arrival);
    byte[] data = batch.data();
    int line = Math.min(rest + held, to);
    if (line < to) {
      // The last line has no newline; it counts as a whole one all the same.
      rest = take(batch, rest, line, to, sender, arrival);
    }
    if (rest < to) {
      addPieces(batch, rest, LineEnds.strip(data, rest, to), sender, arrival);
    }
    held = 0;
    between = false;
    inPythonTrace = false;
  }

  @Override
  public int mostHeld() {
    return longest;
  }
}
