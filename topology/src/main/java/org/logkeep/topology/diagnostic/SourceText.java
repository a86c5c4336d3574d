package org.logkeep.topology.diagnostic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A configuration file as it was read: its name and its bytes, with the positions of its lines.
 *
 * <p>Two texts are equal if name and content are.
 */
public final class SourceText {
  /** The text of what was given by no file, such as built-in defaults. */
  public static final SourceText BUILT_IN = of("(built in)", "");

  private final String name;
  private final byte[] bytes;
  private final int[] lineStarts;

  private SourceText(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    int lines = 1;
    for (byte b : bytes) {
      if (b == '\n') {
        lines++;
      }
    }
    lineStarts = new int[lines];
    int line = 1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lineStarts[line++] = i + 1;
      }
    }
  }

  /** A text with the name that messages show, usually the path as it was given. */
  public static SourceText of(String name, byte[] bytes) {
    return new SourceText(name, bytes.clone());
  }

  /** A text given as characters; see {@link #of(String, byte[])}. */
  public static SourceText of(String name, String text) {
    return new SourceText(name, bytes(text));
  }

  /**
   * The bytes of characters: UTF-8, but lone surrogates U+DC80..U+DCFF stand for the bytes 80 to
   * FF, so that a text that is no UTF-8 goes through characters unharmed.
   */
  public static byte[] bytes(String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    if (text.chars().noneMatch(c -> c >= 0xdc80 && c <= 0xdcff)) {
      return plain;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
      if (c >= 0xdc80 && c <= 0xdcff && !pair) {
        out.writeBytes(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
        out.write(c - 0xdc00);
        from = i + 1;
      }
    }
    out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** The name that messages show. */
  public String name() {
    return name;
  }

  /** How many bytes the text has. */
  public int length() {
    return bytes.length;
  }

  /** The byte at an offset. */
  public byte at(int offset) {
    return bytes[offset];
  }

  /** A copy of the bytes from {@code start} to before {@code end}. */
  public byte[] bytes(int start, int end) {
    return Arrays.copyOfRange(bytes, start, end);
  }

  /** The bytes from {@code start} to before {@code end} as UTF-8. */
  public String text(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** The number, from 1, of the line that holds an offset. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column, from 1 and in bytes, of an offset. */
  public int column(int offset) {
    return offset - lineStarts[line(offset) - 1] + 1;
  }

  /** How many lines there are; at least one. */
  public int lines() {
    return lineStarts.length;
  }

  /** The offset at which a line (from 1) starts. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** A line (from 1) without its line end. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : bytes.length;
    if (end > start && bytes[end - 1] == '\r') {
      end--;
    }
    return text(start, end);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceText that
        && name.equals(that.name)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + bytes.length;
  }

  @Override
  public String toString() {
    return name;
  }
}
