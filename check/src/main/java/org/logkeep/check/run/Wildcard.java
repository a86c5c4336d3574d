package org.logkeep.check.run;

/**
 * Wildcards of the shell in one name: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a-z]}, and
 * backslash.
 */
final class Wildcard {
  private Wildcard() {}

  /** True when the whole name fits the pattern. */
  static boolean matches(String pattern, String name) {
    return matches(pattern, 0, name, 0);
  }

  private static boolean matches(String pattern, int p, String name, int n) {
    int at = n;
    for (int i = p; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*') {
        for (int rest = name.length(); rest >= at; rest--) {
          if (matches(pattern, i + 1, name, rest)) {
            return true;
          }
        }
        return false;
      }
      int close = c == '[' ? closing(pattern, i) : -1;
      if (at == name.length()) {
        return false;
      }
      if (close > 0) {
        if (!inBrackets(pattern, i + 1, close, name.charAt(at))) {
          return false;
        }
        i = close;
      } else {
        char literal = c == '\\' && i + 1 < pattern.length() ? pattern.charAt(++i) : c;
        if (c != '?' && literal != name.charAt(at)) {
          return false;
        }
      }
      at++;
    }
    return at == name.length();
  }

  private static int closing(String pattern, int open) {
    int first = open + 1;
    if (first < pattern.length() && "!^".indexOf(pattern.charAt(first)) >= 0) {
      first++;
    }
    return pattern.indexOf(']', first + 1);
  }

  private static boolean inBrackets(String pattern, int from, int close, char c) {
    boolean negated = "!^".indexOf(pattern.charAt(from)) >= 0;
    boolean hit = false;
    for (int i = negated ? from + 1 : from; i < close; i++) {
      char low = pattern.charAt(i);
      boolean range = i + 2 < close && pattern.charAt(i + 1) == '-';
      char high = range ? pattern.charAt(i + 2) : low;
      hit |= c >= low && c <= high;
      i += range ? 2 : 0;
    }
    return hit != negated;
  }
}
