package org.logkeep.record.parse;

/**
 * Finds the end of structured data (RFC 5424, section 6.3): elements {@code [id name="value" ...]}
 * beside each other.
 *
 * <p>Tolerantly, names may hold any byte but blank, equals sign, quote and bracket, and be of any
 * length; strictly, they are 1 to 32 printable ASCII characters.
 */
final class SdataScanner {
  private static final int MAX_NAME = 32;

  /** For each byte, whether it may stand in a name. */
  private static final boolean[] TOLERANT_NAMES = nameBytes(0, 255);

  private static final boolean[] STRICT_NAMES = nameBytes('!', '~');

  private final boolean strict;
  private final boolean[] names;
  private int at;

  SdataScanner(boolean strict) {
    this.strict = strict;
    names = strict ? STRICT_NAMES : TOLERANT_NAMES;
  }

  private static boolean[] nameBytes(int from, int to) {
    boolean[] bytes = new boolean[256];
    for (int b = from; b <= to; b++) {
      bytes[b] = b != ' ' && b != '=' && b != ']' && b != '"';
    }
    return bytes;
  }

  /** Where the last scan ended or failed. */
  int at() {
    return at;
  }

  /** Whether sound structured data begins at {@code from}, which holds an opening bracket. */
  boolean scan(byte[] data, int from, int to) {
    at = from;
    while (at < to && data[at] == '[') {
      at++;
      if (!element(data, to)) {
        return false;
      }
    }
    return true;
  }

  private boolean element(byte[] data, int to) {
    if (!name(data, to)) {
      return false;
    }
    while (at < to) {
      if (data[at] == ']') {
        at++;
        return true;
      }
      if (data[at] != ' ') {
        return false;
      }
      at = strict ? at + 1 : Bytes.skipBlanks(data, at, to);
      if (!strict && at < to && data[at] == ']') {
        continue;
      }
      if (!name(data, to) || at == to || data[at] != '=') {
        return false;
      }
      at++;
      if (!value(data, to)) {
        return false;
      }
    }
    return false;
  }

  private boolean name(byte[] data, int to) {
    int from = at;
    int end = from;
    while (end < to && names[data[end] & 0xff]) {
      end++;
    }
    at = end;
    return end > from && !(strict && end - from > MAX_NAME);
  }

  private boolean value(byte[] data, int to) {
    if (at == to || data[at] != '"') {
      return false;
    }
    int end = at + 1;
    while (end < to) {
      byte b = data[end];
      if (b == '"') {
        at = end + 1;
        return true;
      }
      if (b == '\\' && end + 1 < to) {
        end++;
      } else if (strict && b == ']') {
        break;
      }
      end++;
    }
    at = end;
    return false;
  }
}
