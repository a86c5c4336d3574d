package org.logkeep.check.lines;

import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into blocks of whole lines. A line longer than a block makes the block grow up to {@link
 * #LONGEST}; what is longer still is cut there, so that no input can take all memory.
 */
public final class BlockReader {
  /** The longest line that stays whole. */
  public static final int LONGEST = 32 << 20;

  private static final int BLOCK = 512 << 10;

  private final Blanks blanks;
  private final LineBlock block = new LineBlock();
  private int filled;
  private int consumed;

  /** A reader that strips the given blanks. */
  public BlockReader(Blanks blanks) {
    this.blanks = blanks;
    block.bytes = new byte[BLOCK];
  }

  /** Takes the block that {@link #next} made; it is overwritten by the next one. */
  public LineBlock block() {
    return block;
  }

  /** Reads on; false at the end, when no line is left. A last line without newline is a line. */
  public boolean next(ByteSource source) throws IOException {
    moveRestToFront();
    block.count = 0;
    int scanned = 0;
    while (true) {
      if (filled == block.bytes.length) {
        if (filled >= LONGEST) {
          take(0, filled);
          consumed = filled;
          return true;
        }
        block.bytes = Arrays.copyOf(block.bytes, Math.min(LONGEST, filled * 2));
      }
      int got = source.read(block.bytes, filled, block.bytes.length - filled);
      if (got < 0) {
        return finish();
      }
      filled += got;
      boolean full = filled == block.bytes.length || filled >= BLOCK / 2;
      if (full && lastNewline(scanned) >= 0) {
        cut(lastNewline(scanned) + 1);
        return true;
      }
      scanned = full ? filled : scanned;
    }
  }

  private boolean finish() {
    if (filled == 0) {
      return false;
    }
    int last = lastNewline(0);
    cut(last + 1);
    if (last + 1 < filled) {
      take(last + 1, filled);
    }
    consumed = filled;
    return true;
  }

  private void cut(int to) {
    byte[] bytes = block.bytes;
    int start = 0;
    for (int i = 0; i < to; i++) {
      if (bytes[i] == '\n') {
        take(start, i);
        start = i + 1;
      }
    }
    consumed = to;
  }

  private void take(int start, int rawEnd) {
    block.add(start, rawEnd, blanks.strip(block.bytes, start, rawEnd));
  }

  private int lastNewline(int from) {
    int at = filled - 1;
    while (at >= from && block.bytes[at] != '\n') {
      at--;
    }
    return at >= from ? at : -1;
  }

  private void moveRestToFront() {
    if (consumed > 0) {
      System.arraycopy(block.bytes, consumed, block.bytes, 0, filled - consumed);
      filled -= consumed;
      consumed = 0;
    }
  }
}
