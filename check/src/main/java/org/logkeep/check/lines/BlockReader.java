package org.logkeep.check.lines;

import java.io.IOException;
import org.logkeep.record.frame.LineEnds;

/**
 * Cuts a stream of bytes into blocks of whole lines. A line longer than a block makes the block
 * grow up to {@link #LONGEST}; what is longer still is cut there, so that no input can take all
 * memory.
 */
public final class BlockReader {
  /** The longest line that stays whole. */
  public static final int LONGEST = 32 << 20;

  private static final int BLOCK = 512 << 10;

  private final Blanks blanks;
  private final int enough;
  private final LineBlock block = new LineBlock(BLOCK + 1);
  private int filled;
  private int consumed;

  /** A reader that strips the given blanks. */
  public BlockReader(Blanks blanks) {
    this(blanks, BLOCK / 2);
  }

  private BlockReader(Blanks blanks, int enough) {
    this.blanks = blanks;
    this.enough = enough;
  }

  /** A reader that waits for no more than one line, for a stream that somebody still writes to. */
  public static BlockReader eager(Blanks blanks) {
    return new BlockReader(blanks, 1);
  }

  /** Takes the block that {@link #next} made; it is overwritten by the next one. */
  public LineBlock block() {
    return block;
  }

  /** Reads on; false at the end, when no line is left. A last line without newline is a line. */
  public boolean next(ByteSource source) throws IOException {
    moveRestToFront();
    block.clear();
    int scanned = 0;
    while (true) {
      int room = block.bytes().length - 1; // one byte for a newline that is missing
      if (filled == room) {
        if (filled >= LONGEST) {
          take(0, filled);
          consumed = filled;
          return true;
        }
        room = Math.min(LONGEST, filled * 2);
        block.grow(room + 1);
      }
      int got = source.read(block.bytes(), filled, room - filled);
      if (got < 0) {
        return finish();
      }
      filled += got;
      if (filled == room || filled >= enough) {
        int last = lastNewline(scanned);
        if (last >= 0) {
          cut(last + 1);
          return true;
        }
        scanned = filled;
      }
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
    byte[] bytes = block.bytes();
    int start = 0;
    for (int end = LineEnds.newline(bytes, 0, to);
        end < to;
        end = LineEnds.newline(bytes, start, to)) {
      take(start, end);
      start = end + 1;
    }
    consumed = to;
  }

  private void take(int start, int rawEnd) {
    block.add(start, blanks.strip(block.bytes(), start, rawEnd), rawEnd);
  }

  private int lastNewline(int from) {
    int at = filled - 1;
    while (at >= from && block.bytes()[at] != '\n') {
      at--;
    }
    return at >= from ? at : -1;
  }

  private void moveRestToFront() {
    if (consumed > 0) {
      System.arraycopy(block.bytes(), consumed, block.bytes(), 0, filled - consumed);
      filled -= consumed;
      consumed = 0;
    }
  }
}
