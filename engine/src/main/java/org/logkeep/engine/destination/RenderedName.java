package org.logkeep.engine.destination;

import org.logkeep.record.ByteSink;

/**
 * Says whether bytes that a record filled into a file name stay below the name's literal directory,
 * and brings them into one form: no slash at the beginning, no two in a row.
 *
 * <p>Refused are names that hold {@code ../} or {@code /..} (as syslog-ng 3.38 does: "Spurious
 * path"), elements that are {@code .}, NUL bytes, elements beyond 255 bytes, and names without last
 * element.
 */
final class RenderedName {
  private static final int LONGEST_ELEMENT = 255;
  private static final int LONGEST_NAME = 3000;

  private RenderedName() {}

  /** Brings the name into its one form; false if it is refused. */
  static boolean confine(ByteSink name) {
    byte[] bytes = name.array();
    int size = 0;
    int element = 0;
    for (int i = 0; i < name.size(); i++) {
      byte b = bytes[i];
      if (b == 0) {
        return false;
      }
      if (b == '/' && size == element) {
        continue;
      }
      if (b == '/') {
        if (!isSound(bytes, element, size)) {
          return false;
        }
        element = size + 1;
      }
      bytes[size++] = b;
    }
    if (size == 0 || size > LONGEST_NAME || !isSound(bytes, element, size)) {
      return false;
    }
    name.truncate(size);
    return !isSpurious(bytes, size);
  }

  private static boolean isSound(byte[] bytes, int from, int to) {
    int length = to - from;
    boolean dot = length == 1 && bytes[from] == '.';
    return length > 0 && length <= LONGEST_ELEMENT && !dot;
  }

  /** The name stands behind a slash, so one that begins with two dots holds {@code /..} too. */
  private static boolean isSpurious(byte[] bytes, int size) {
    for (int i = 0; i + 1 < size; i++) {
      if (bytes[i] == '.'
          && bytes[i + 1] == '.'
          && (i == 0 || bytes[i - 1] == '/' || (i + 2 < size && bytes[i + 2] == '/'))) {
        return true;
      }
    }
    return false;
  }
}
