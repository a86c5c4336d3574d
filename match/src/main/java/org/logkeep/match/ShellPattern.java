package org.logkeep.match;

/**
 * A file name pattern as the shell reads it (glob(7)): {@code *}, {@code ?}, {@code [a-z]}, {@code
 * [!a-z]}, {@code [[:digit:]]} and a backslash before a character that stands for itself. A leading
 * dot of a name is only matched by a dot. Any text is a pattern: a bracket that is not closed
 * stands for itself.
 *
 * @param text the pattern
 */
public record ShellPattern(String text) {
  /** Whether the text has a wildcard at all. */
  public static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
  }

  /** Whether a file name (without slashes) fits. */
  public boolean matches(String name) {
    if (name.startsWith(".") && !text.startsWith(".")) {
      return false;
    }
    // On a mismatch behind a star, the star takes one character more: linear memory, no recursion.
    int p = 0;
    int n = 0;
    int starPattern = -1;
    int starName = 0;
    while (n < name.length()) {
      if (p < text.length() && text.charAt(p) == '*') {
        starPattern = ++p;
        starName = n;
        continue;
      }
      int next = p < text.length() ? step(p, name.charAt(n)) : -1;
      if (next >= 0) {
        p = next;
        n++;
      } else if (starPattern >= 0) {
        p = starPattern;
        n = ++starName;
      } else {
        return false;
      }
    }
    while (p < text.length() && text.charAt(p) == '*') {
      p++;
    }
    return p == text.length();
  }

  /** The place in the pattern behind what takes a character there; -1 when it does not. */
  private int step(int at, char c) {
    char first = text.charAt(at);
    int close = first == '[' ? closing(at) : -1;
    if (close > 0) {
      return inBrackets(at + 1, close, c) ? close + 1 : -1;
    }
    boolean escaped = first == '\\' && at + 1 < text.length();
    char literal = escaped ? text.charAt(at + 1) : first;
    return first == '?' || literal == c ? at + (escaped ? 2 : 1) : -1;
  }

  /** The bracket that closes a set; one that is its first member or ends a class does not. */
  private int closing(int open) {
    int at = open + 1;
    if (at < text.length() && "!^".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int first = at;
    while (at < text.length()) {
      if (text.startsWith("[:", at) && text.indexOf(":]", at + 2) > 0) {
        at = text.indexOf(":]", at + 2) + 2;
      } else if (text.charAt(at) == ']' && at > first) {
        return at;
      } else {
        at++;
      }
    }
    return -1;
  }

  private boolean inBrackets(int from, int close, char c) {
    boolean negated = "!^".indexOf(text.charAt(from)) >= 0;
    boolean hit = false;
    int i = negated ? from + 1 : from;
    while (i < close) {
      int end = text.startsWith("[:", i) ? text.indexOf(":]", i + 2) : -1;
      if (end > 0 && end < close) {
        hit |= inClass(text.substring(i + 2, end), c);
        i = end + 2;
        continue;
      }
      char low = text.charAt(i);
      boolean range = i + 2 < close && text.charAt(i + 1) == '-';
      char high = range ? text.charAt(i + 2) : low;
      hit |= c >= low && c <= high;
      i += range ? 3 : 1;
    }
    return hit != negated;
  }

  /** The classes of POSIX; one that is unknown has no members. */
  private static boolean inClass(String name, char c) {
    return switch (name) {
      case "alpha" -> Character.isLetter(c);
      case "digit" -> c >= '0' && c <= '9';
      case "alnum" -> Character.isLetter(c) || (c >= '0' && c <= '9');
      case "upper" -> Character.isUpperCase(c);
      case "lower" -> Character.isLowerCase(c);
      case "xdigit" -> Character.digit(c, 16) >= 0 && c < 0x80;
      case "punct" -> c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
      case "blank" -> c == ' ' || c == '\t';
      case "space" -> c == ' ' || (c >= '\t' && c <= '\r');
      case "cntrl" -> c < ' ' || c == 0x7f;
      case "graph" -> c > ' ' && c != 0x7f;
      case "print" -> c >= ' ' && c != 0x7f;
      default -> false;
    };
  }
}
