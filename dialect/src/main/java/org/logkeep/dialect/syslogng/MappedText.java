package org.logkeep.dialect.syslogng;

import java.util.Arrays;
import java.util.Optional;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/**
 * Bytes to be read, each with the stretch of a file that it came from.
 *
 * <p>Grows at its end while lines are expanded; positions already given out stay valid.
 */
final class MappedText {
  private final SourceText file;
  private final Optional<Span> includedFrom;
  private byte[] bytes;
  private int[] starts;
  private int[] ends;
  private int length;

  MappedText(SourceText file, Optional<Span> includedFrom) {
    this.file = file;
    this.includedFrom = includedFrom;
    this.bytes = new byte[256];
    this.starts = new int[256];
    this.ends = new int[256];
  }

  /** A whole file, byte by byte. */
  static MappedText of(SourceText file, Optional<Span> includedFrom) {
    MappedText all = new MappedText(file, includedFrom);
    all.bytes = file.bytes(0, file.length());
    all.starts = new int[file.length()];
    all.ends = new int[file.length()];
    for (int i = 0; i < file.length(); i++) {
      all.starts[i] = i;
      all.ends[i] = i + 1;
    }
    all.length = file.length();
    return all;
  }

  SourceText file() {
    return file;
  }

  Optional<Span> includedFrom() {
    return includedFrom;
  }

  int length() {
    return length;
  }

  byte at(int index) {
    return bytes[index];
  }

  /** Adds a byte that stands for {@code start} to {@code end} of the file. */
  void add(byte b, int start, int end) {
    if (length == bytes.length) {
      int larger = Math.max(256, length * 2);
      bytes = Arrays.copyOf(bytes, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
    }
    bytes[length] = b;
    starts[length] = start;
    ends[length++] = end;
  }

  /** Forgets what stands behind the first {@code newLength} bytes. */
  void truncate(int newLength) {
    length = newLength;
  }

  /** Adds a byte of another text of the same file. */
  void addFrom(MappedText other, int index) {
    add(other.bytes[index], other.starts[index], other.ends[index]);
  }

  /** The part from {@code start} to before {@code end}, brought in from elsewhere. */
  MappedText slice(int start, int end, Optional<Span> from) {
    MappedText part = new MappedText(file, from);
    part.bytes = Arrays.copyOfRange(bytes, start, end);
    part.starts = Arrays.copyOfRange(starts, start, end);
    part.ends = Arrays.copyOfRange(ends, start, end);
    part.length = end - start;
    return part;
  }

  /** The place in the file of bytes {@code start} to before {@code end}. */
  Span span(int start, int end) {
    int from = start < length ? starts[start] : endOfAll();
    int to = end > start && end <= length ? ends[end - 1] : from;
    return new Span(file, from, Math.max(from, to), includedFrom);
  }

  String text(int start, int end) {
    return ByteText.decode(bytes, start, end);
  }

  byte[] copy(int start, int end) {
    return Arrays.copyOfRange(bytes, start, end);
  }

  private int endOfAll() {
    return length == 0 ? 0 : ends[length - 1];
  }
}
