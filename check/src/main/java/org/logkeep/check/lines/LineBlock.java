package org.logkeep.check.lines;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Whole lines in one array, one behind the other, each ended by a newline and without trailing
 * blanks. Blanks that were cut off are kept aside, since sorting counts them. Filled by {@link
 * BlockReader} again and again; the arrays grow to what is needed and stay.
 */
public final class LineBlock {
  private byte[] bytes;
  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private int[] tailEnds = new int[1024];
  private byte[] tails = new byte[64];
  private int count;
  private int length;

  LineBlock(int size) {
    bytes = new byte[size];
  }

  /** A block of the given lines. */
  public static LineBlock of(List<String> lines) {
    return ofBytes(lines.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** A block of the given lines, which hold no newline. */
  public static LineBlock ofBytes(List<byte[]> lines) {
    LineBlock block = new LineBlock(lines.stream().mapToInt(line -> line.length + 1).sum() + 1);
    int at = 0;
    for (byte[] line : lines) {
      System.arraycopy(line, 0, block.bytes, at, line.length);
      block.add(at, at + line.length, at + line.length);
      at += line.length + 1;
    }
    return block;
  }

  /** The bytes of all lines. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes all lines take, line ends included. */
  public int length() {
    return length;
  }

  /** How many lines. */
  public int count() {
    return count;
  }

  /** First byte of a line. */
  public int start(int line) {
    return starts[line];
  }

  /** Byte behind a line's text. */
  public int end(int line) {
    return ends[line];
  }

  /** How many blanks were cut off. */
  int tailLength(int line) {
    return tailEnds[line] - (line == 0 ? 0 : tailEnds[line - 1]);
  }

  /** Copies the blanks that were cut off. */
  void copyTail(int line, byte[] to, int at) {
    int tail = tailLength(line);
    System.arraycopy(tails, tailEnds[line] - tail, to, at, tail);
  }

  void clear() {
    count = 0;
    length = 0;
  }

  void grow(int size) {
    bytes = Arrays.copyOf(bytes, size);
  }

  /** Takes over a line that lies at or behind the end of the lines taken so far. */
  void add(int start, int end, int rawEnd) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      tailEnds = Arrays.copyOf(tailEnds, count * 2);
    }
    int tailsUsed = count == 0 ? 0 : tailEnds[count - 1];
    if (rawEnd > end) {
      int need = tailsUsed + rawEnd - end;
      if (need > tails.length) {
        tails = Arrays.copyOf(tails, need * 2);
      }
      System.arraycopy(bytes, end, tails, tailsUsed, rawEnd - end);
      tailsUsed = need;
    }
    if (start != length) {
      System.arraycopy(bytes, start, bytes, length, end - start);
    }
    starts[count] = length;
    length += end - start;
    ends[count] = length;
    tailEnds[count++] = tailsUsed;
    bytes[length++] = '\n';
  }
}
