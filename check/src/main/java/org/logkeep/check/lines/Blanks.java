package org.logkeep.check.lines;

/**
 * The blanks that {@code [[:space:]]} means at the end of a line. In every locale: blank, tab,
 * carriage return, vertical tab, form feed; in UTF-8 also the Unicode spaces that break (glibc's
 * class {@code space}: not U+00A0, U+2007, U+202F, and not U+0085).
 */
public final class Blanks {
  private final boolean any;
  private final boolean utf8;

  private Blanks(boolean any, boolean utf8) {
    this.any = any;
    this.utf8 = utf8;
  }

  /** Blanks as seen with UTF-8 characters, or with bytes. */
  public static Blanks of(boolean utf8) {
    return new Blanks(true, utf8);
  }

  /** Nothing counts as a blank: lines stay as they are. */
  public static Blanks none() {
    return new Blanks(false, false);
  }

  /** The end of the text that begins and ends there, without the trailing blanks. */
  public int strip(byte[] bytes, int from, int to) {
    int end = to;
    while (any && end > from) {
      byte last = bytes[end - 1];
      if (last == ' ' || (last >= '\t' && last <= '\r')) {
        end--;
      } else if (utf8 && last < 0 && wide(bytes, from, end)) {
        end -= 3;
      } else {
        return end;
      }
    }
    return end;
  }

  /**
   * True when the three bytes before {@code end} are a Unicode space: U+1680, U+2000-2006,
   * 2008-200A, 2028, 2029, 205F, 3000.
   */
  private static boolean wide(byte[] bytes, int from, int end) {
    if (end - from < 3) {
      return false;
    }
    int code =
        ((bytes[end - 3] & 0xff) << 16) | ((bytes[end - 2] & 0xff) << 8) | (bytes[end - 1] & 0xff);
    return (code >= 0xe28080 && code <= 0xe2808a && code != 0xe28087)
        || code == 0xe280a8
        || code == 0xe280a9
        || code == 0xe2819f
        || code == 0xe38080
        || code == 0xe19a80;
  }
}
