package org.logkeep.linux;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Names of files as text, without loss. To the kernel a name is bytes; most are UTF-8, some are
 * not. Bytes that are not part of valid UTF-8 are carried as lone surrogates U+DC80 to U+DCFF (the
 * way of Python's PEP 383), so that {@code encode(decode(x))} is {@code x} for all bytes. The
 * locale of the process plays no part.
 */
public final class PathText {

  private static final int ESCAPE = 0xDC00;

  private PathText() {}

  /** The bytes of a name. */
  public static byte[] encode(String text) {
    if (text.chars().noneMatch(c -> c > ESCAPE + 0x7F && c <= ESCAPE + 0xFF)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean paired = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
      if (c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF && !paired) {
        out.writeBytes(text.substring(start, i).getBytes(StandardCharsets.UTF_8));
        out.write(c - ESCAPE);
        start = i + 1;
      }
    }
    out.writeBytes(text.substring(start).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** The text of a name. */
  public static String decode(byte[] bytes, int offset, int length) {
    StringBuilder out = new StringBuilder(length);
    int end = offset + length;
    int at = offset;
    while (at < end) {
      int size = sequence(bytes, at, end);
      if (size == 0) {
        out.append((char) (ESCAPE + (bytes[at] & 0xFF)));
        at++;
      } else if (size == 1) {
        out.append((char) bytes[at]);
        at++;
      } else {
        out.append(new String(bytes, at, size, StandardCharsets.UTF_8));
        at += size;
      }
    }
    return out.toString();
  }

  /** The text of a name. */
  public static String decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /**
   * Bytes of the well-formed UTF-8 sequence at a place (Unicode, table 3-7); 0 if there is none.
   */
  private static int sequence(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int size =
        first >= 0xC2 && first <= 0xDF
            ? 2
            : first >= 0xE0 && first <= 0xEF ? 3 : first <= 0xF4 ? 4 : 0;
    if (first < 0xC2 || size == 0 || at + size > end) {
      return 0;
    }
    int second = bytes[at + 1] & 0xFF;
    int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) {
      return 0;
    }
    for (int i = 2; i < size; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return size;
  }
}
