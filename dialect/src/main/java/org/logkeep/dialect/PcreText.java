package org.logkeep.dialect;

import java.util.Optional;

/**
 * Says Perl's patterns in POSIX extended ones, where a simple rewriting does: classes such as
 * {@code \d} become brackets; whatever has no counterpart is refused rather than guessed.
 */
public final class PcreText {
  private PcreText() {}

  /** Whether the pattern only stands for itself. */
  public static boolean isLiteral(String pattern) {
    return pattern.chars().noneMatch(c -> "\\^$.[]|()?*+{}".indexOf(c) >= 0);
  }

  /** The same as an extended pattern. */
  public static Optional<String> toExtended(String pattern) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        Optional<String> escape = escape(pattern, i + 1);
        if (escape.isEmpty()) {
          return Optional.empty();
        }
        out.append(escape.get());
        i += 2;
      } else if (c == '[') {
        int end = bracketEnd(pattern, i);
        // Escapes within brackets mean themselves to POSIX.
        if (end < 0 || pattern.substring(i, end).indexOf('\\') >= 0) {
          return Optional.empty();
        }
        out.append(pattern, i, end + 1);
        i = end + 1;
      } else {
        boolean special = c == '(' && i + 1 < pattern.length() && pattern.charAt(i + 1) == '?';
        boolean lazy =
            (c == '?' || c == '+')
                && i > 0
                && "?*+}".indexOf(pattern.charAt(i - 1)) >= 0
                && (i < 2 || pattern.charAt(i - 2) != '\\');
        if (special || lazy || c == '\n') {
          return Optional.empty();
        }
        out.append(c);
        i++;
      }
    }
    return out.isEmpty() ? Optional.empty() : Optional.of(out.toString());
  }

  private static Optional<String> escape(String pattern, int at) {
    if (at >= pattern.length()) {
      return Optional.empty();
    }
    char c = pattern.charAt(at);
    return switch (c) {
      case 'd' -> Optional.of("[0-9]");
      case 'D' -> Optional.of("[^0-9]");
      case 's' -> Optional.of("[[:space:]]");
      case 'S' -> Optional.of("[^[:space:]]");
      case 'w' -> Optional.of("[[:alnum:]_]");
      case 'W' -> Optional.of("[^[:alnum:]_]");
      default -> {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || c > '~') {
          yield Optional.empty();
        }
        yield Optional.of("\\^$.[]|()?*+{}".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
      }
    };
  }

  private static int bracketEnd(String pattern, int open) {
    int i = open + 1;
    if (i < pattern.length() && pattern.charAt(i) == '^') {
      i++;
    }
    if (i < pattern.length() && pattern.charAt(i) == ']') {
      i++;
    }
    while (i < pattern.length()) {
      if (pattern.startsWith("[:", i)) {
        int end = pattern.indexOf(":]", i + 2);
        if (end < 0) {
          return -1;
        }
        i = end + 2;
      } else if (pattern.charAt(i) == ']') {
        return i;
      } else {
        i++;
      }
    }
    return -1;
  }
}
