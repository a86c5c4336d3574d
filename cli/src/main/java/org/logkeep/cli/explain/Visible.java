package org.logkeep.cli.explain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Bytes as text that cannot drive a terminal and tells every byte: what is not printable UTF-8
 * stands as {@code \n}, {@code \t}, {@code \\} or {@code \xHH}.
 */
final class Visible {
  private Visible() {}

  /** All bytes. */
  static String of(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < bytes.length) {
      int length = sequence(bytes, i);
      String text = length == 0 ? "" : decode(bytes, i, length);
      if (text.isEmpty() || !isPrintable(text.codePointAt(0))) {
        escape(out, bytes[i] & 0xff);
        i++;
      } else {
        out.append(text);
        i += length;
      }
    }
    return out.toString();
  }

  /** A text whose control characters are shown. */
  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isPrintable(int c) {
    return c != '\\'
        && switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.UNASSIGNED ->
              false;
          default -> true;
        };
  }

  private static int sequence(byte[] bytes, int at) {
    int b = bytes[at] & 0xff;
    int length = b < 0x80 ? 1 : b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : b >= 0xc0 ? 2 : 0;
    return at + length <= bytes.length ? length : 0;
  }

  private static String decode(byte[] bytes, int at, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, at, length))
          .toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  private static void escape(StringBuilder out, int b) {
    switch (b) {
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      case '\\' -> out.append("\\\\");
      default -> out.append("\\x").append(HexFormat.of().toHexDigits((byte) b));
    }
  }
}
