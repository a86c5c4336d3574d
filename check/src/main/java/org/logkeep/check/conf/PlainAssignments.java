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
    for (String line : text.split("\n", -1)) {
      String stripped = line.strip();
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
    String stripped = rest.strip();
    return stripped.isEmpty()
        || (stripped.charAt(0) == '#' && !rest.isEmpty() && Character.isWhitespace(rest.charAt(0)));
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
