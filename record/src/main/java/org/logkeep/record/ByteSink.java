package org.logkeep.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array of bytes that formatters write into.
 *
 * <p>Confined to one thread. The array is exposed on purpose: a destination hands it to the system
 * call as it is.
 */
public final class ByteSink {
  private static final long[] POWERS_OF_TEN = {
    10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L
  };

  private byte[] bytes;
  private int size;

  /** Makes an empty sink. */
  public ByteSink(int initialCapacity) {
    bytes = new byte[Math.max(16, initialCapacity)];
  }

  /** The array behind the sink; valid up to {@link #size()} and until the next write. */
  public byte[] array() {
    return bytes;
  }

  /** How many bytes were written. */
  public int size() {
    return size;
  }

  /** Takes back everything beyond {@code newSize}. */
  public void truncate(int newSize) {
    if (newSize < 0 || newSize > size) {
      throw new IllegalArgumentException("size " + newSize + " of " + size);
    }
    size = newSize;
  }

  /** Forgets what was written; the array is kept. */
  public void clear() {
    size = 0;
  }

  /** Makes room for {@code more} bytes behind the last one. */
  public void ensure(int more) {
    if (bytes.length - size < more) {
      grow(more);
    }
  }

  private void grow(int more) {
    long wanted = Math.max((long) bytes.length * 2, (long) size + more);
    if (wanted > Integer.MAX_VALUE - 16) {
      wanted = Integer.MAX_VALUE - 16L;
      if (wanted - size < more) {
        throw new IllegalStateException("a buffer of more than 2 GiB");
      }
    }
    bytes = Arrays.copyOf(bytes, (int) wanted);
  }

  /** Appends one byte. */
  public void put(int b) {
    if (size == bytes.length) {
      grow(1);
    }
    bytes[size++] = (byte) b;
  }

  /** Appends a slice. */
  public void put(byte[] from, int offset, int length) {
    if (bytes.length - size < length) {
      grow(length);
    }
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  /** Appends a whole array. */
  public void put(byte[] from) {
    put(from, 0, from.length);
  }

  /** Appends text as UTF-8; not for the hot path. */
  public void put(String text) {
    put(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends a number in decimal. */
  public void putDecimal(long value) {
    if (value < 0) {
      if (value == Long.MIN_VALUE) {
        put("-9223372036854775808");
        return;
      }
      put('-');
      putDecimal(-value);
      return;
    }
    int digits = 1;
    while (digits <= POWERS_OF_TEN.length && value >= POWERS_OF_TEN[digits - 1]) {
      digits++;
    }
    if (digits > POWERS_OF_TEN.length) {
      put(Long.toString(value));
      return;
    }
    putPadded(value, digits, '0');
  }

  /**
   * Appends the lowest {@code width} decimal digits of a non-negative number, padded on the left.
   */
  public void putPadded(long value, int width, int padding) {
    ensure(width);
    long rest = value;
    for (int i = size + width - 1; i >= size; i--) {
      if (rest == 0 && i < size + width - 1) {
        bytes[i] = (byte) padding;
      } else {
        bytes[i] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
    }
    size += width;
  }

  /** Appends all bytes of another sink. */
  public void put(ByteSink other) {
    put(other.bytes, 0, other.size);
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** What was written, read as UTF-8; for tests and messages, not for the hot path. */
  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }
}
