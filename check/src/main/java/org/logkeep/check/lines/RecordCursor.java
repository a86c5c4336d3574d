package org.logkeep.check.lines;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** Walks over records in order. */
abstract class RecordCursor implements Closeable {
  /** Where the current record is. */
  byte[] bytes = new byte[0];

  /** Its first byte there. */
  int offset;

  /** Moves to the next record; false behind the last. */
  abstract boolean advance() throws IOException;

  /** Compares the keys of two records as bytes without sign, the shorter first. */
  static int compareKeys(byte[] a, int aAt, byte[] b, int bAt, int words) {
    int aKey = aAt + RecordArena.HEADER + 8 * words;
    int bKey = bAt + RecordArena.HEADER + 8 * words;
    int aLength = (int) RecordArena.INT.get(a, aAt + 8);
    int bLength = (int) RecordArena.INT.get(b, bAt + 8);
    return Arrays.compareUnsigned(a, aKey, aKey + aLength, b, bKey, bKey + bLength);
  }
}
