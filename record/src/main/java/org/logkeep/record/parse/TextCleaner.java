package org.logkeep.record.parse;

import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/**
 * Replaces bytes that a profile does not let through. Bytes as received are never changed: where
 * something has to be replaced, the result is appended to the batch.
 */
final class TextCleaner {
  private static final byte[] HEX = Bytes.of("0123456789abcdef");

  private int from;
  private int to;

  /** Where the bytes cleaned last begin. */
  int from() {
    return from;
  }

  /** Where the bytes cleaned last end. */
  int to() {
    return to;
  }

  /**
   * Cleans the bytes {@code [start, end)}.
   *
   * @param plain as far as this they are known to be printable ASCII
   */
  void clean(RecordBatch batch, int start, int plain, int end, TextRule rule) {
    byte[] data = batch.data();
    from = start;
    to = end;
    boolean underscores = rule == TextRule.UNDERSCORES || rule == TextRule.UNDERSCORES_KEEPING_8BIT;
    if (underscores && end > start && isReplaced(data[end - 1], rule)) {
      to--;
    }
    int at = Math.min(plain, to);
    while (at < to && !isReplaced(data[at], rule)) {
      at = PlainText.end(data, at + 1, to);
    }
    if (at < to) {
      rewrite(batch, at, rule);
    }
  }

  /** Whether a byte may have to be replaced under a rule. */
  private static boolean isReplaced(byte b, TextRule rule) {
    boolean control = (b >= 0 && b < ' ') || b == 127;
    boolean c1 = b <= (byte) 0x9f;
    return switch (rule) {
      case AS_IS -> false;
      case CARETS -> (control && b != '\t') || c1;
      case CARETS_KEEPING_UTF8 -> (control && b != '\t') || b < 0;
      case UNDERSCORES -> control || c1;
      case UNDERSCORES_KEEPING_8BIT -> control;
    };
  }

  private void rewrite(RecordBatch batch, int first, TextRule rule) {
    batch.ensureRoom((to - from) * 4);
    byte[] data = batch.data();
    int start = batch.end();
    int out = start;
    System.arraycopy(data, from, data, out, first - from);
    out += first - from;
    int at = first;
    while (at < to) {
      byte b = data[at];
      if (!isReplaced(b, rule)) {
        data[out++] = b;
        at++;
      } else if (rule == TextRule.UNDERSCORES || rule == TextRule.UNDERSCORES_KEEPING_8BIT) {
        data[out++] = '_';
        at++;
      } else if (b == '\n') {
        data[out++] = ' ';
        at++;
      } else if (b >= 0) {
        data[out++] = '^';
        data[out++] = (byte) (b ^ 0x40);
        at++;
      } else {
        int whole = rule == TextRule.CARETS_KEEPING_UTF8 ? Utf8.sequence(data, at, to) : 0;
        if (whole > 0) {
          System.arraycopy(data, at, data, out, whole);
          out += whole;
          at += whole;
        } else if (b > (byte) 0x9f) {
          data[out++] = b;
          at++;
        } else {
          data[out++] = 'M';
          data[out++] = '-';
          data[out++] = '^';
          data[out++] = (byte) ((b & 0x7f) ^ 0x40);
          at++;
        }
      }
    }
    batch.advance(out - start);
    from = start;
    to = out;
  }

  /**
   * Replaces line feeds in the message by blanks.
   *
   * @param all CR and NUL, too
   */
  void joinLines(RecordBatch batch, int row, boolean all) {
    byte[] data = batch.data();
    int start = batch.offset(row, Field.MESSAGE);
    int length = batch.length(row, Field.MESSAGE);
    for (int i = start; i < start + length; i++) {
      if (breaksLine(data[i], all)) {
        int copy = batch.append(data, start, length);
        byte[] changed = batch.data();
        for (int j = copy + i - start; j < copy + length; j++) {
          if (breaksLine(changed[j], all)) {
            changed[j] = ' ';
          }
        }
        batch.set(row, Field.MESSAGE, copy, length);
        return;
      }
    }
  }

  private static boolean breaksLine(byte b, boolean all) {
    return b == '\n' || (all && (b == '\r' || b == 0));
  }

  /** Replaces bytes of the message that are not sound UTF-8 by {@code \xHH}. */
  void sanitize(RecordBatch batch, int row) {
    int at = batch.offset(row, Field.MESSAGE);
    int end = at + batch.length(row, Field.MESSAGE);
    if (Utf8.isSound(batch.data(), at, end)) {
      return;
    }
    batch.ensureRoom((end - at) * 4);
    byte[] data = batch.data();
    int start = batch.end();
    int out = start;
    while (at < end) {
      int whole = Utf8.sequence(data, at, end);
      if (whole > 0) {
        System.arraycopy(data, at, data, out, whole);
        out += whole;
        at += whole;
      } else {
        data[out++] = '\\';
        data[out++] = 'x';
        data[out++] = HEX[(data[at] >> 4) & 15];
        data[out++] = HEX[data[at] & 15];
        at++;
      }
    }
    batch.advance(out - start);
    batch.set(row, Field.MESSAGE, start, out - start);
  }
}
