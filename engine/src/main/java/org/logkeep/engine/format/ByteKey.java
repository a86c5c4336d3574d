package org.logkeep.engine.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.logkeep.record.RecordValues;

/**
 * Bytes as a key of a hash table. A key that is stored holds a copy; a probe, with which is only
 * looked up, is pointed from slice to slice, so that a look-up allocates nothing.
 */
public final class ByteKey {
  private byte[] bytes = new byte[0];
  private int offset;
  private int length;
  private int hash = 1;

  /** Makes a key of no bytes. */
  public ByteKey() {}

  /** Becomes a probe for a slice, which must stay as it is for as long as the probe is used. */
  public void pointAt(byte[] newBytes, int newOffset, int newLength) {
    bytes = newBytes;
    offset = newOffset;
    length = newLength;
    hash = RecordValues.hash(newBytes, newOffset, newLength);
  }

  /** Becomes a key of a copy of a slice; must not be called when it is in a table. */
  public void copyOf(byte[] from, int fromOffset, int fromLength) {
    pointAt(Arrays.copyOfRange(from, fromOffset, fromOffset + fromLength), 0, fromLength);
  }

  /** A key of a copy of the bytes that this probe points at. */
  public ByteKey toStored() {
    ByteKey stored = new ByteKey();
    stored.copyOf(bytes, offset, length);
    return stored;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ByteKey that
        && hash == that.hash
        && Arrays.equals(
            bytes, offset, offset + length, that.bytes, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
