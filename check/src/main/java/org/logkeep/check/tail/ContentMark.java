package org.logkeep.check.tail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the text around a reading position looked like: a hash of the first bytes of the log and one
 * of the bytes right before the position. An inode number says which file it was only while the
 * file lives; the mark recognises the text after copytruncate, after compression, and when an inode
 * number was given to a new file.
 *
 * @param head hash of the first {@value #SPAN} bytes, or of all bytes before the position if fewer
 * @param tail hash of the last {@value #SPAN} bytes before the position, or of all if fewer
 */
record ContentMark(long head, long tail) {
  static final int SPAN = 512;

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** The mark of a plain file at an offset; empty when the file is shorter than that. */
  static Optional<ContentMark> of(FileChannel file, long offset) throws IOException {
    int span = (int) Math.min(SPAN, offset);
    Optional<byte[]> head = bytesAt(file, 0, span);
    Optional<byte[]> tail = bytesAt(file, offset - span, span);
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ContentMark(hash(head.get()), hash(tail.get())));
  }

  /**
   * True when the stream begins with this mark's head and carries its tail right before the offset.
   */
  boolean matches(InputStream text, long offset) throws IOException {
    int span = (int) Math.min(SPAN, offset);
    byte[] first = text.readNBytes(span);
    if (first.length < span || hash(first) != head) {
      return false;
    }
    byte[] last = first;
    long at = span;
    byte[] block = new byte[1 << 16];
    while (at < offset) {
      int got = text.read(block, 0, (int) Math.min(block.length, offset - at));
      if (got < 0) {
        return false;
      }
      last = slide(last, block, got, span);
      at += got;
    }
    return hash(last) == tail;
  }

  /** As kept in the extended attribute of an offset file. */
  byte[] encode() {
    return (Long.toHexString(head) + " " + Long.toHexString(tail))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads {@link #encode}'s form; anything else is no mark. */
  static Optional<ContentMark> parse(byte[] text) {
    String words = new String(text, StandardCharsets.US_ASCII);
    int blank = words.indexOf(' ');
    try {
      return blank < 0
          ? Optional.empty()
          : Optional.of(
              new ContentMark(
                  Long.parseUnsignedLong(words, 0, blank, 16),
                  Long.parseUnsignedLong(words, blank + 1, words.length(), 16)));
    } catch (NumberFormatException notAMark) {
      return Optional.empty();
    }
  }

  private static byte[] slide(byte[] window, byte[] block, int got, int span) {
    byte[] next = new byte[span];
    int fromBlock = Math.min(got, span);
    System.arraycopy(window, fromBlock, next, 0, span - fromBlock);
    System.arraycopy(block, got - fromBlock, next, span - fromBlock, fromBlock);
    return next;
  }

  private static Optional<byte[]> bytesAt(FileChannel file, long from, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, from + buffer.position()) < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(buffer.array());
  }

  private static long hash(byte[] bytes) {
    long hash = FNV_OFFSET;
    for (byte b : bytes) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
