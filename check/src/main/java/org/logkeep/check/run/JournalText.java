package org.logkeep.check.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What {@code journalctl --show-cursor} prints: the entries, and behind them a line with the cursor
 * of the last one, which is not handed out. No line of an entry can be taken for it, since an entry
 * begins with its stamp and its further lines are indented.
 */
final class JournalText {
  private static final byte[] MARK = "-- cursor: ".getBytes(StandardCharsets.US_ASCII);

  /** Longer than the line of any cursor. */
  private static final int HELD = 4096;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private boolean ended;
  private Optional<String> cursor = Optional.empty();

  JournalText(InputStream in) {
    this.in = in;
  }

  /** The cursor, once all is read and if there was one. */
  Optional<String> cursor() {
    return cursor;
  }

  /** Reads on; -1 at the end. */
  int read(byte[] target, int offset, int length) throws IOException {
    while (!ended && to - from <= HELD) {
      fill();
    }
    int got = Math.min(length, to - from - (ended ? 0 : HELD));
    if (got == 0 && ended) {
      return -1;
    }
    System.arraycopy(buffer, from, target, offset, got);
    from += got;
    return got;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    int got = in.read(buffer, to, buffer.length - to);
    if (got < 0) {
      ended = true;
      takeCursor();
    } else {
      to += got;
    }
  }

  private void takeCursor() {
    int start = lastLine();
    if (to - start > MARK.length
        && Arrays.equals(buffer, start, start + MARK.length, MARK, 0, MARK.length)) {
      int text = start + MARK.length;
      cursor =
          Optional.of(new String(buffer, text, to - text, StandardCharsets.ISO_8859_1).strip());
      to = start;
    }
  }

  private int lastLine() {
    int at = to - 1;
    while (at > from && buffer[at - 1] != '\n') {
      at--;
    }
    return Math.max(at, from);
  }
}
