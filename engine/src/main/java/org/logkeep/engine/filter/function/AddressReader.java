package org.logkeep.engine.filter.function;

import java.util.Arrays;

/**
 * Reads IPv4 and IPv6 addresses as text (RFC 4291, section 2.2, without embedded IPv4 but for the
 * mapped form) into bytes, without allocating.
 */
final class AddressReader {
  private final byte[] address = new byte[16];

  /** The bytes of the address that was read last. */
  byte[] address() {
    return address;
  }

  /** Reads an address; gives 4 or 16, the length in bytes, or 0 for what is none. */
  int read(byte[] text) {
    for (byte b : text) {
      if (b == ':') {
        return six(text) ? 16 : 0;
      }
    }
    return four(text, 0, text.length, 0) ? 4 : 0;
  }

  private boolean four(byte[] text, int from, int to, int at) {
    int part = -1;
    int parts = 0;
    for (int i = from; i <= to; i++) {
      int b = i < to ? text[i] : '.';
      if (b >= '0' && b <= '9') {
        part = Math.max(part, 0) * 10 + b - '0';
        if (part > 255) {
          return false;
        }
      } else if (b == '.' && part >= 0 && parts < 4) {
        address[at + parts++] = (byte) part;
        part = -1;
      } else {
        return false;
      }
    }
    return parts == 4;
  }

  private boolean six(byte[] text) {
    int filled = 0;
    int gap = -1;
    int i = 0;
    int end = zoneless(text);
    if (end >= 2 && text[0] == ':' && text[1] == ':') {
      gap = 0;
      i = 2;
    }
    while (i < end) {
      int start = i;
      int value = 0;
      while (i < end && Character.digit(text[i], 16) >= 0 && i - start < 4) {
        value = value << 4 | Character.digit(text[i++], 16);
      }
      if (i < end && text[i] == '.' && filled <= 12 && four(text, start, end, filled)) {
        filled += 4;
        i = end;
        break;
      }
      if (i == start || filled > 14) {
        return false;
      }
      address[filled++] = (byte) (value >> 8);
      address[filled++] = (byte) value;
      if (i < end) {
        if (text[i] != ':' || ++i == end) {
          return false;
        }
        if (text[i] == ':') {
          if (gap >= 0) {
            return false;
          }
          gap = filled;
          i++;
        }
      }
    }
    if (gap < 0) {
      return filled == 16;
    }
    if (filled > 14) {
      return false;
    }
    System.arraycopy(address, gap, address, 16 - (filled - gap), filled - gap);
    Arrays.fill(address, gap, 16 - (filled - gap), (byte) 0);
    return true;
  }

  private static int zoneless(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '%') {
        return i;
      }
    }
    return text.length;
  }
}
