package org.logkeep.dialect;

import java.util.Locale;
import java.util.Optional;

/**
 * Says POSIX patterns in Perl's syntax, and that syntax without some of its characters, where the
 * two mean the same texts. What has no counterpart there is refused rather than guessed.
 */
public final class RegexText {
  private RegexText() {}

  /** A basic pattern of regcomp(3), with the operators that GNU adds. */
  public static Optional<String> ofBasic(String pattern) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        if (i + 1 >= pattern.length()) {
          return Optional.empty();
        }
        char next = pattern.charAt(i + 1);
        if ("(){}|+?".indexOf(next) >= 0) {
          out.append(next);
        } else if (".*[]^$\\/".indexOf(next) >= 0) {
          out.append('\\').append(next);
        } else {
          return Optional.empty();
        }
        i += 2;
      } else if (c == '[') {
        int end = bracket(pattern, i, out);
        if (end < 0) {
          return Optional.empty();
        }
        i = end;
      } else {
        boolean start = i == 0 || endsGroupStart(pattern, i);
        boolean last =
            i + 1 == pattern.length()
                || pattern.startsWith("\\)", i + 1)
                || pattern.startsWith("\\|", i + 1);
        boolean literal =
            "+?|(){}".indexOf(c) >= 0
                || (c == '*' && (start || isAnchor(pattern, i - 1)))
                || (c == '^' && !start)
                || (c == '$' && !last);
        out.append(literal ? "\\" : "").append(c);
        i++;
      }
    }
    return out.isEmpty() ? Optional.empty() : Optional.of(out.toString());
  }

  private static boolean endsGroupStart(String pattern, int i) {
    return pattern.startsWith("\\(", i - 2) || pattern.startsWith("\\|", i - 2);
  }

  private static boolean isAnchor(String pattern, int i) {
    return pattern.charAt(i) == '^' && (i == 0 || endsGroupStart(pattern, i));
  }

  /** An extended pattern of regcomp(3). */
  public static Optional<String> ofExtended(String pattern) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        if (i + 1 >= pattern.length() || isWord(pattern.charAt(i + 1))) {
          return Optional.empty();
        }
        out.append('\\').append(pattern.charAt(i + 1));
        i += 2;
      } else if (c == '[') {
        int end = bracket(pattern, i, out);
        if (end < 0) {
          return Optional.empty();
        }
        i = end;
      } else {
        // Two operators in a row, or one before "?", would be read otherwise there.
        boolean doubled =
            i > 0
                && "*+?".indexOf(c) >= 0
                && ("*+?}".indexOf(pattern.charAt(i - 1)) >= 0 || pattern.charAt(i - 1) == '(')
                && (i < 2 || pattern.charAt(i - 2) != '\\');
        if (doubled) {
          return Optional.empty();
        }
        out.append(c);
        i++;
      }
    }
    return out.isEmpty() ? Optional.empty() : Optional.of(out.toString());
  }

  /**
   * A pattern in Perl's syntax with every {@code c} written as {@code \xhh}, for files in which
   * that character cannot stand: pcre2pattern(3), "Non-printing characters". Nothing where escapes
   * mean something else, as behind {@code \Q} and {@code \c}.
   */
  public static Optional<String> escape(String pattern, char c) {
    if (pattern.indexOf(c) < 0) {
      return Optional.of(pattern);
    }
    String escaped = String.format(Locale.ROOT, "\\x%02x", (int) c);
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      // A backslash and what it takes the meaning from go together.
      int end = Math.min(pattern.length(), i + (pattern.charAt(i) == '\\' ? 2 : 1));
      String part = pattern.substring(i, end);
      if (part.equals("\\Q") || part.equals("\\c")) {
        return Optional.empty();
      }
      out.append(part.charAt(part.length() - 1) == c ? escaped : part);
      i = end;
    }
    return Optional.of(out.toString());
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '<' || c == '>' || c == '`' || c == '\'';
  }

  /** Copies a bracket expression; the place behind it, or -1. */
  private static int bracket(String pattern, int open, StringBuilder out) {
    int i = open + 1;
    out.append('[');
    if (i < pattern.length() && pattern.charAt(i) == '^') {
      out.append('^');
      i++;
    }
    if (i < pattern.length() && pattern.charAt(i) == ']') {
      out.append("\\]");
      i++;
    }
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      if (pattern.startsWith("[:", i)) {
        int end = pattern.indexOf(":]", i + 2);
        if (end < 0) {
          return -1;
        }
        out.append(pattern, i, end + 2);
        i = end + 2;
      } else if (pattern.startsWith("[.", i) || pattern.startsWith("[=", i)) {
        return -1;
      } else {
        char c = pattern.charAt(i);
        out.append(c == '\\' || c == '[' ? "\\" : "").append(c);
        i++;
      }
    }
    out.append(']');
    return i < pattern.length() ? i + 1 : -1;
  }
}
