package org.logkeep.check.lines;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Merges sorted runs into one sequence of lines; equal keys come in the order of the runs. */
public final class LineCursor implements Closeable {
  private record Source(RecordCursor cursor, int rank) {}

  private final List<RecordCursor> all;
  private final PriorityQueue<Source> queue;
  private final int words;
  private final boolean unique;
  private final KeptLine line = new KeptLine();
  private byte[] previous = new byte[0];
  private boolean hasPrevious;
  private final boolean inOrder;
  private int current;
  private boolean first = true;

  /**
   * @param inOrder whether each source begins where the one before it has ended, so that there is
   *     nothing to compare
   */
  LineCursor(List<RecordCursor> sources, int words, boolean unique, boolean inOrder)
      throws IOException {
    this.inOrder = inOrder;
    this.all = new ArrayList<>(sources);
    this.words = words;
    this.unique = unique;
    this.line.hits = new long[words];
    this.queue =
        new PriorityQueue<>((a, b) -> {
          int byKey =
              RecordCursor.compareKeys(
                  a.cursor.bytes, a.cursor.offset, b.cursor.bytes, b.cursor.offset, words);
          return byKey != 0 ? byKey : Integer.compare(a.rank, b.rank);
        });
    for (int i = 0; i < sources.size() && !inOrder; i++) {
      if (sources.get(i).advance()) {
        queue.add(new Source(sources.get(i), i));
      }
    }
  }

  /** The current line; its fields change with every {@link #next}. */
  public KeptLine line() {
    return line;
  }

  /** Moves on; false behind the last line. */
  public boolean next() throws IOException {
    while (advance()) {
      if (!unique || !sameAsBefore()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    for (RecordCursor cursor : all) {
      cursor.close();
    }
  }

  private boolean advance() throws IOException {
    if (inOrder) {
      while (current < all.size()) {
        if (all.get(current).advance()) {
          show(all.get(current));
          return true;
        }
        current++;
      }
      return false;
    }
    if (!first) {
      Source top = queue.remove();
      if (top.cursor.advance()) {
        queue.add(top);
      }
    }
    first = false;
    Source top = queue.peek();
    if (top == null) {
      first = true;
      return false;
    }
    show(top.cursor);
    return true;
  }

  private void show(RecordCursor cursor) {
    byte[] bytes = cursor.bytes;
    int at = cursor.offset;
    line.bytes = bytes;
    line.start = at + RecordArena.HEADER + 8 * words;
    line.length = (int) RecordArena.INT.get(bytes, at + 4);
    for (int w = 0; w < words; w++) {
      line.hits[w] = (long) RecordArena.LONG.get(bytes, at + RecordArena.HEADER + 8 * w);
    }
  }

  /** Compares raw lines, blanks at the end included, and remembers this one. */
  private boolean sameAsBefore() {
    int raw = line.start + (int) RecordArena.INT.get(line.bytes, line.start - 8 * words - 12);
    boolean same =
        hasPrevious && Arrays.equals(previous, 0, previous.length, line.bytes, line.start, raw);
    if (!same) {
      previous = Arrays.copyOfRange(line.bytes, line.start, raw);
      hasPrevious = true;
    }
    return same;
  }
}
