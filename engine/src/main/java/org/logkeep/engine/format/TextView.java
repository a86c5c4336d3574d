package org.logkeep.engine.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.logkeep.record.ByteSink;

/**
 * Points at some bytes: a slice that somebody else owns. Reused from record to record; valid until
 * the batch grows or its owner writes again.
 */
public final class TextView {
  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int offset;
  private int length;

  /** Makes a view of nothing. */
  public TextView() {}

  /** Points at a slice. */
  public void set(byte[] newBytes, int newOffset, int newLength) {
    bytes = newBytes;
    offset = newOffset;
    length = newLength;
  }

  /** Points at a whole array. */
  public void set(byte[] whole) {
    set(whole, 0, whole.length);
  }

  /** Points at what was written to a sink from {@code from} on. */
  public void set(ByteSink sink, int from) {
    set(sink.array(), from, sink.size() - from);
  }

  /** Points at no bytes. */
  public void clear() {
    set(NOTHING, 0, 0);
  }

  /** The array that holds the bytes. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where they begin. */
  public int offset() {
    return offset;
  }

  /** How many there are. */
  public int length() {
    return length;
  }

  /** Where they end. */
  public int end() {
    return offset + length;
  }

  /** Whether the bytes lie in this very array. */
  @SuppressWarnings("ReferenceEquality") // the question is where they are, not what they are
  public boolean isIn(byte[] array) {
    return bytes == array;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** The byte at a place of the view. */
  public byte at(int index) {
    return bytes[offset + index];
  }

  /** Whether the bytes are exactly these. */
  public boolean is(byte[] other) {
    return Arrays.equals(bytes, offset, offset + length, other, 0, other.length);
  }

  /** Appends the bytes to a sink. */
  public void appendTo(ByteSink out) {
    out.put(bytes, offset, length);
  }

  /** The bytes as UTF-8 text; for compilation and messages, not for the hot path. */
  @Override
  public String toString() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }
}
