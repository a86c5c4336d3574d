package org.logkeep.dialect.syslogng;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Reads and writes texts in quotes: double with escapes, single without. */
final class QuotedText {
  /**
   * A text that was read.
   *
   * @param text its content
   * @param end position behind the closing quote, or of the end of input
   * @param closed whether the closing quote was found
   * @param lostBackslash position of the first backslash that stands before a letter or dot it
   *     gives no meaning to, or -1
   */
  record Read(String text, int end, boolean closed, int lostBackslash) {}

  private QuotedText() {}

  /** Reads the text whose opening quote stands at {@code start}. */
  static Read read(MappedText in, int start) {
    byte quote = in.at(start);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int lost = -1;
    int i = start + 1;
    while (i < in.length() && in.at(i) != quote) {
      byte b = in.at(i);
      if (quote == '"' && b == '\\' && i + 1 < in.length()) {
        byte next = in.at(i + 1);
        if (lost < 0 && losesMeaning(next)) {
          lost = i;
        }
        i = escape(in, i + 1, out);
      } else {
        out.write(b);
        i++;
      }
    }
    boolean closed = i < in.length();
    byte[] bytes = out.toByteArray();
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new Read(ByteText.decode(bytes, 0, length), closed ? i + 1 : i, closed, lost);
  }

  private static boolean losesMeaning(byte b) {
    return b == '.'
        || b == '['
        || b == '('
        || b == '*'
        || b == '+'
        || b == '?'
        || b == '$'
        || b == '|'
        || (Character.isLetterOrDigit(b) && "anrtvxo".indexOf(b) < 0);
  }

  /** Handles the escape whose second character stands at {@code i}; returns what comes next. */
  private static int escape(MappedText in, int i, ByteArrayOutputStream out) {
    byte b = in.at(i);
    switch (b) {
      case 'a' -> out.write(7);
      case 'n' -> out.write('\n');
      case 'r' -> out.write('\r');
      case 't' -> out.write('\t');
      case 'v' -> out.write(11);
      case '\n' -> {
        return i + 1;
      }
      case '\r' -> {
        if (i + 1 < in.length() && in.at(i + 1) == '\n') {
          return i + 2;
        }
        out.write(b);
      }
      case 'x' -> {
        return number(in, i, 16, 2, out);
      }
      case 'o' -> {
        return number(in, i, 8, 3, out);
      }
      default -> out.write(b);
    }
    return i + 1;
  }

  private static int number(MappedText in, int i, int radix, int most, ByteArrayOutputStream out) {
    int value = 0;
    int n = 0;
    while (n < most
        && i + 1 + n < in.length()
        && Character.digit((char) (in.at(i + 1 + n) & 0xff), radix) >= 0
        && in.at(i + 1 + n) > 0) {
      value = value * radix + Character.digit((char) in.at(i + 1 + n), radix);
      n++;
    }
    out.write(n == 0 ? in.at(i) : value);
    return i + 1 + n;
  }

  /** Whether a text in quotes can stand for this one: what is behind a NUL is lost. */
  static boolean canHold(String text) {
    return text.indexOf('\0') < 0;
  }

  /** The content of a double-quoted text that reads as {@code text}, without the quotes. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '`' -> out.append("``");
        default -> {
          if (c < 0x20 || c == 0x7f) {
            out.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
          } else if (c >= 0xdc80 && c <= 0xdcff && !paired(text, i)) {
            out.append(String.format(Locale.ROOT, "\\x%02x", c - 0xdc00));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  private static boolean paired(String text, int i) {
    return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
