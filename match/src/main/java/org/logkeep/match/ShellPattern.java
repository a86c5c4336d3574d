package org.logkeep.match;

/**
 * A file name pattern as the shell reads it (glob(7)): {@code *}, {@code ?}, {@code [a-z]}, {@code
 * [!a-z]} and a backslash before a character that stands for itself. A leading dot of a name is
 * only matched by a dot. Any text is a pattern: a bracket that is not closed stands for itself.
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
      int next = p < text.length() ? one(p, name.charAt(n)) : -1;
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

  /** The place behind the element at {@code p} if it takes the character, else -1. */
  private int one(int p, char c) {
    return switch (text.charAt(p)) {
      case '?' -> p + 1;
      case '[' -> bracket(p, c);
      case '\\' -> {
        boolean last = p + 1 == text.length();
        yield text.charAt(last ? p : p + 1) == c ? p + (last ? 1 : 2) : -1;
      }
      default -> text.charAt(p) == c ? p + 1 : -1;
    };
  }

  private int bracket(int p, char c) {
    int first = p + (negated(p) ? 2 : 1);
    int end = text.indexOf(']', Math.min(text.length(), first + 1));
    if (end < 0) {
      return c == '[' ? p + 1 : -1;
    }
    return inBrackets(first, end, c) != negated(p) ? end + 1 : -1;
  }

  private boolean negated(int open) {
    return open + 1 < text.length()
        && (text.charAt(open + 1) == '!' || text.charAt(open + 1) == '^');
  }

  private boolean inBrackets(int from, int end, char c) {
    for (int i = from; i < end; i++) {
      if (i + 2 < end && text.charAt(i + 1) == '-') {
        if (text.charAt(i) <= c && c <= text.charAt(i + 2)) {
          return true;
        }
        i += 2;
      } else if (text.charAt(i) == c) {
        return true;
      }
    }
    return false;
  }
}
