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

  private final boolean strict;
  private int at;

  SdataScanner(boolean strict) {
    this.strict = strict;
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
    while (at < to && isNameByte(data[at])) {
      at++;
    }
    return at > from && !(strict && at - from > MAX_NAME);
  }

  private boolean isNameByte(byte b) {
    if (b == ' ' || b == '=' || b == ']' || b == '"') {
      return false;
    }
    return !strict || (b > ' ' && b < 127);
  }

  private boolean value(byte[] data, int to) {
    if (at == to || data[at] != '"') {
      return false;
    }
    at++;
    while (at < to) {
      byte b = data[at];
      if (b == '"') {
        at++;
        return true;
      }
      if (b == '\\' && at + 1 < to) {
        at++;
      } else if (strict && b == ']') {
        return false;
      }
      at++;
    }
    return false;
  }
}
