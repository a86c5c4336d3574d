package org.logkeep.check.conf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a configuration that consists of plain assignments only: {@code NAME=value}, quoted or not,
 * blank lines, and comments. Whatever a shell would have to think about (expansions, commands,
 * several words, escapes) makes the reader give up, so that nothing is ever read differently from
 * the way a shell reads it.
 */
final class PlainAssignments {
  private PlainAssignments() {}

  /** The assignments in order, the last of a name winning; empty when a shell is needed. */
  static Optional<Map<String, String>> read(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    if (text.indexOf('\0') >= 0) {
      return Optional.empty(); // a shell drops it, with a warning
    }
    for (String line : text.split("\n", -1)) {
      String stripped = strip(line);
      if (stripped.isEmpty() || stripped.charAt(0) == '#') {
        continue;
      }
      int equals = stripped.indexOf('=');
      if (equals <= 0 || !isName(stripped.substring(0, equals))) {
        return Optional.empty();
      }
      Optional<String> value = value(stripped.substring(equals + 1));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.put(stripped.substring(0, equals), value.get());
    }
    return Optional.of(values);
  }

  private static Optional<String> value(String text) {
    if (text.isEmpty()) {
      return Optional.of("");
    }
    char quote = text.charAt(0);
    if (quote == '"' || quote == '\'') {
      int close = text.indexOf(quote, 1);
      boolean closed = close > 0 && isComment(text.substring(close + 1));
      String inside = closed ? text.substring(1, close) : "";
      boolean plain = quote == '\'' || inside.chars().allMatch(c -> "$`\\!".indexOf(c) < 0);
      return closed && plain ? Optional.of(inside) : Optional.empty();
    }
    int end = 0;
    while (end < text.length() && isPlain(text.charAt(end))) {
      end++;
    }
    return isComment(text.substring(end)) ? Optional.of(text.substring(0, end)) : Optional.empty();
  }

  private static boolean isComment(String rest) {
    String stripped = strip(rest);
    return stripped.isEmpty()
        || (stripped.charAt(0) == '#' && !rest.isEmpty() && isBlank(rest.charAt(0)));
  }

  /** Without the blanks at both ends, which are fewer to a shell than to Java. */
  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "/._-+:,@%".indexOf(c) >= 0;
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && !(name.charAt(0) >= '0' && name.charAt(0) <= '9')
        && name.chars()
            .allMatch(c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '_');
  }
}
