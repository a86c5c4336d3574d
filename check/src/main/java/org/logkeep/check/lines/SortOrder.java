package org.logkeep.check.lines;

/**
 * How the lines of a report are ordered, by byte value: the collation of the C and C.UTF-8 locales.
 */
public enum SortOrder {
  /**
   * By the first three fields, ties in the order of arrival: {@code sort -s -k 1,3}. A field keeps
   * the blanks before it.
   */
  FIELDS {
    @Override
    int keyEnd(byte[] bytes, int start, int end) {
      int at = start;
      for (int field = 0; field < 3; field++) {
        while (at < end && blank(bytes[at])) {
          at++;
        }
        while (at < end && !blank(bytes[at])) {
          at++;
        }
      }
      return at;
    }
  },
  /** By the whole line, equal lines once: {@code sort -u}. */
  UNIQUE {
    @Override
    int keyEnd(byte[] bytes, int start, int end) {
      return end;
    }
  },
  /** As they came. */
  NONE {
    @Override
    int keyEnd(byte[] bytes, int start, int end) {
      return start;
    }
  };

  /** Where the part of a line ends that decides about its place. */
  abstract int keyEnd(byte[] bytes, int start, int end);

  private static boolean blank(byte b) {
    return b == ' ' || b == '\t';
  }
}
