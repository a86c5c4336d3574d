package org.logkeep.match;

/**
 * Decoding of one character from bytes, strict: overlong forms, surrogates and values above
 * U+10FFFF are not characters. A byte that starts none is a symbol of its own ({@link
 * CharSet#rawByte}).
 *
 * <p>The result is {@code symbol << 8 | width in bytes}.
 */
final class Utf8 {
  private Utf8() {}

  static int symbol(long decoded) {
    return (int) (decoded >>> 8);
  }

  static int width(long decoded) {
    return (int) decoded & 0xFF;
  }

  /** Decodes the character at {@code i}; {@code i < end}. */
  static long decode(byte[] data, int i, int end) {
    int b0 = data[i] & 0xFF;
    if (b0 < 0x80) {
      return ((long) b0 << 8) | 1;
    }
    if (b0 >= 0xC2 && b0 < 0xE0) {
      if (i + 1 < end && isTail(data[i + 1])) {
        return ((long) ((b0 & 0x1F) << 6 | (data[i + 1] & 0x3F)) << 8) | 2;
      }
    } else if (b0 >= 0xE0 && b0 < 0xF0) {
      if (i + 2 < end && isTail(data[i + 1]) && isTail(data[i + 2])) {
        int c = (b0 & 0x0F) << 12 | (data[i + 1] & 0x3F) << 6 | (data[i + 2] & 0x3F);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) {
          return ((long) c << 8) | 3;
        }
      }
    } else if (b0 >= 0xF0
        && b0 < 0xF5
        && i + 3 < end
        && isTail(data[i + 1])
        && isTail(data[i + 2])
        && isTail(data[i + 3])) {
      int c =
          (b0 & 0x07) << 18
              | (data[i + 1] & 0x3F) << 12
              | (data[i + 2] & 0x3F) << 6
              | (data[i + 3] & 0x3F);
      if (c >= 0x10000 && c <= CharSet.MAX_CODE_POINT) {
        return ((long) c << 8) | 4;
      }
    }
    return ((long) CharSet.rawByte(b0) << 8) | 1;
  }

  /** Decodes the character that ends before {@code i}; {@code start < i}. */
  static long decodeBefore(byte[] data, int start, int i) {
    for (int width = 2; width <= 4 && i - width >= start; width++) {
      if (!isTail(data[i - width + 1])) {
        break;
      }
      long decoded = decode(data, i - width, i);
      if (width(decoded) == width) {
        return decoded;
      }
    }
    int last = data[i - 1] & 0xFF;
    return ((long) (last < 0x80 ? last : CharSet.rawByte(last)) << 8) | 1;
  }

  private static boolean isTail(byte b) {
    return (b & 0xC0) == 0x80;
  }
}
