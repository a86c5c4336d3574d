package org.logkeep.check.mine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns a message into its skeleton: the text with everything that looks like a value replaced by
 * one {@link #VALUE} byte. A message is read as pieces between delimiters; a piece is a value when
 * it
 *
 * <ul>
 *   <li>has a digit (numbers, addresses, times, identifiers), or is a long hexadecimal word;
 *   <li>is a path, a name with dots, or has an at-sign or a backslash inside;
 *   <li>stands behind an equals sign, quoted or in brackets as it may be;
 *   <li>is true, false or null, or follows the word {@code user}.
 * </ul>
 *
 * <p>Values with nothing but punctuation between them become one, so that lists of differing length
 * look alike; a unit behind a number belongs to it. Allocates nothing for a line once its buffer
 * has grown.
 */
final class Masker {
  /** Stands for a value in a skeleton. */
  static final byte VALUE = 1;

  private static final int LONG_HEX = 8;
  private static final boolean[] DELIMITER = table("=:,;()[]{}\"'|<> \t");
  private static final boolean[] JOINER = table(":,./ -_#|+@&;*");
  private static final byte[][] UNITS =
      words(
          "B kB KB MB GB TB KiB MiB GiB TiB Kb Mb Gb bps ns us ms s sec secs second seconds min"
              + " mins minute minutes hour hours day days");
  private static final byte[][] CONSTANTS =
      words("true false null True False None TRUE FALSE NULL");
  private static final byte[][] OWNERS = words("user User username ruser");

  private byte[] out = new byte[1024];
  private int length;
  private int lastValueEnd = -1;

  /** The skeleton's bytes; only the first {@link #length} count. */
  byte[] skeleton() {
    return out;
  }

  /** How long the skeleton is. */
  int length() {
    return length;
  }

  /** Makes the skeleton of a message. */
  void mask(byte[] text, int start, int end) {
    if (out.length < end - start + 16) {
      out = new byte[(end - start) * 2 + 16];
    }
    length = 0;
    lastValueEnd = -1;
    int at = start;
    boolean afterEquals = false;
    boolean afterOwner = false;
    while (at < end) {
      byte b = text[at];
      if (isDelimiter(b)) {
        boolean blank = b == ' ' || b == '\t';
        if (afterEquals && !blank && opens(b)) {
          at = skipGroup(text, at, end);
          value();
          afterEquals = false;
          continue;
        }
        if (b == '<' && at + 1 < end && digit(text[at + 1])) {
          at++;
          continue;
        }
        if (b == '=') {
          afterEquals = true;
          afterOwner = false;
          at = equals(text, at, end);
          continue;
        }
        afterEquals = afterEquals && blank;
        afterOwner = afterOwner && (blank || b == '\'' || b == '"');
        put(blank ? (byte) ' ' : b);
        at++;
        continue;
      }
      int stop = pieceEnd(text, at, end);
      boolean path = text[at] == '/' || text[at] == '\\';
      if (path) {
        stop = pathEnd(text, at, end);
      }
      if (afterEquals && !keyAhead(text, stop, end)) {
        at = skipValue(text, at, end);
        value();
      } else if (path || afterOwner || isValue(text, at, stop)) {
        at = stop;
        value();
      } else if (lastValueEnd >= 0
          && length == lastValueEnd + 1
          && out[length - 1] == ' '
          && oneOf(UNITS, text, at, stop)) {
        length = lastValueEnd;
        at = stop;
        continue;
      } else {
        copy(text, at, stop);
        afterOwner = oneOf(OWNERS, text, at, stop);
        afterEquals = false;
        at = stop;
        continue;
      }
      afterEquals = false;
      afterOwner = false;
    }
    while (length > 0 && out[length - 1] == ' ') {
      length--;
    }
  }

  /**
   * Writes an equals sign; blanks around it are dropped, and what is empty behind it is a value all
   * the same.
   */
  private int equals(byte[] text, int at, int end) {
    while (length > 0 && out[length - 1] == ' ') {
      length--;
    }
    put((byte) '=');
    int next = at + 1;
    boolean empty = next >= end || text[next] == ' ' || text[next] == ',' || text[next] == ';';
    if (empty) {
      int word = next;
      while (word < end && text[word] == ' ') {
        word++;
      }
      int stop = word < end ? pieceEnd(text, word, end) : end;
      if (word >= end
          || keyAhead(text, stop, end)
          || (word < end && isDelimiter(text[word]) && !opens(text[word]))) {
        value();
        put((byte) ' ');
        return Math.max(word, next);
      }
      return word;
    }
    return next;
  }

  /** True when the piece that ends there is the key of another assignment. */
  private static boolean keyAhead(byte[] text, int stop, int end) {
    return stop < end && text[stop] == '=';
  }

  private void value() {
    if (lastValueEnd >= 0) {
      int between = lastValueEnd;
      while (between < length && JOINER[out[between] & 0x7f] && out[between] > 0) {
        between++;
      }
      if (between == length) {
        length = lastValueEnd;
        return;
      }
    }
    put(VALUE);
    lastValueEnd = length;
  }

  private void put(byte b) {
    if (length == out.length) {
      out = Arrays.copyOf(out, length * 2);
    }
    if (b == ' ' && (length == 0 || out[length - 1] == ' ')) {
      return;
    }
    out[length++] = b;
  }

  private void copy(byte[] text, int from, int to) {
    if (length + to - from > out.length) {
      out = Arrays.copyOf(out, (length + to - from) * 2);
    }
    for (int i = from; i < to; i++) {
      byte b = text[i];
      out[length++] = b == VALUE ? (byte) '?' : b;
    }
  }

  private static boolean isValue(byte[] text, int from, int to) {
    int slashes = 0;
    int hex = 0;
    for (int i = from; i < to; i++) {
      byte b = text[i];
      if (digit(b) || b == '\\') {
        return true;
      }
      boolean inside = i > from && i + 1 < to;
      if (inside && (b == '@' || (b == '.' && letter(text[i - 1]) && letter(text[i + 1])))) {
        return true;
      }
      if (b == '/' && ++slashes > 1) {
        return true;
      }
      hex += (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F') ? 1 : 0;
    }
    return (hex == to - from && hex >= LONG_HEX) || oneOf(CONSTANTS, text, from, to);
  }

  private static int pieceEnd(byte[] text, int from, int end) {
    int at = from;
    while (at < end && !isDelimiter(text[at])) {
      at++;
    }
    return at;
  }

  private static int pathEnd(byte[] text, int from, int end) {
    int at = from;
    while (at < end
        && text[at] != ' '
        && text[at] != '"'
        && text[at] != ')'
        && text[at] != ']'
        && text[at] != '\''
        && text[at] != ','
        && text[at] != ';') {
      at++;
    }
    return at;
  }

  /**
   * The end of a value behind an equals sign: up to a blank or a closing delimiter, groups as a
   * whole.
   */
  private static int skipValue(byte[] text, int from, int end) {
    int at = from;
    while (at < end) {
      byte b = text[at];
      if (opens(b)) {
        at = skipGroup(text, at, end);
      } else if (b == ' ' || b == '\t' || b == ',' || b == ';' || b == ')' || b == ']'
          || b == '}') {
        return at;
      } else {
        at++;
      }
    }
    return at;
  }

  /** The byte behind a quoted or bracketed text; behind its first byte when it does not close. */
  private static int skipGroup(byte[] text, int from, int end) {
    byte open = text[from];
    byte close =
        open == '(' ? (byte) ')' : open == '[' ? (byte) ']' : open == '{' ? (byte) '}' : open;
    int depth = 0;
    for (int i = from; i < end; i++) {
      if (i > from && text[i] == close && (open == close || depth == 1)) {
        return i + 1;
      }
      depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
    }
    return from + 1;
  }

  private static boolean opens(byte b) {
    return b == '"' || b == '(' || b == '[' || b == '{' || b == '\'';
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean letter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b == '-';
  }

  private static boolean isDelimiter(byte b) {
    return b > 0 && DELIMITER[b];
  }

  private static boolean oneOf(byte[][] words, byte[] text, int from, int to) {
    for (byte[] word : words) {
      if (word.length == to - from
          && word[0] == text[from]
          && Arrays.equals(word, 0, word.length, text, from, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean[] table(String characters) {
    boolean[] table = new boolean[128];
    characters.chars().forEach(c -> table[c] = true);
    return table;
  }

  private static byte[][] words(String list) {
    return Arrays.stream(list.split(" "))
        .map(w -> w.getBytes(StandardCharsets.US_ASCII))
        .toArray(byte[][]::new);
  }
}
