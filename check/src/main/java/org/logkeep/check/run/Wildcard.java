package org.logkeep.check.run;

/**
 * Wildcards of the shell in one name: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a-z]}, {@code
 * [[:digit:]]}, and backslash.
 */
final class Wildcard {
  private Wildcard() {}

  /** True when the whole name fits the pattern. */
  static boolean matches(String pattern, String name) {
    int star = -1; // behind the last star
    int from = 0; // where in the name the text behind it was tried last
    int p = 0;
    int n = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = ++p;
        from = n;
        continue;
      }
      int next = p < pattern.length() ? step(pattern, p, name.charAt(n)) : -1;
      if (next < 0 && star < 0) {
        return false;
      }
      // only the last star has to be thought over: those before it took as little as they could
      p = next < 0 ? star : next;
      n = next < 0 ? ++from : n + 1;
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** The place in the pattern behind what takes a character there; -1 when it does not. */
  private static int step(String pattern, int at, char c) {
    char first = pattern.charAt(at);
    int close = first == '[' ? closing(pattern, at) : -1;
    if (close > 0) {
      return inBrackets(pattern, at + 1, close, c) ? close + 1 : -1;
    }
    boolean escaped = first == '\\' && at + 1 < pattern.length();
    char literal = escaped ? pattern.charAt(at + 1) : first;
    return first == '?' || literal == c ? at + (escaped ? 2 : 1) : -1;
  }

  /** The bracket that closes a set; one that is its first member or ends a class does not. */
  private static int closing(String pattern, int open) {
    int at = open + 1;
    if (at < pattern.length() && "!^".indexOf(pattern.charAt(at)) >= 0) {
      at++;
    }
    int first = at;
    while (at < pattern.length()) {
      if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at + 2) > 0) {
        at = pattern.indexOf(":]", at + 2) + 2;
      } else if (pattern.charAt(at) == ']' && at > first) {
        return at;
      } else {
        at++;
      }
    }
    return -1;
  }

  private static boolean inBrackets(String pattern, int from, int close, char c) {
    boolean negated = "!^".indexOf(pattern.charAt(from)) >= 0;
    boolean hit = false;
    int i = negated ? from + 1 : from;
    while (i < close) {
      int end = pattern.startsWith("[:", i) ? pattern.indexOf(":]", i + 2) : -1;
      if (end > 0 && end < close) {
        hit |= inClass(pattern.substring(i + 2, end), c);
        i = end + 2;
        continue;
      }
      char low = pattern.charAt(i);
      boolean range = i + 2 < close && pattern.charAt(i + 1) == '-';
      char high = range ? pattern.charAt(i + 2) : low;
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
