package org.logkeep.dialect.metalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.LineText;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/** What one line of {@code metalog.conf} is. */
sealed interface MetalogLine {
  /** A line that ends in a colon. */
  record Title(LineText text) implements MetalogLine {}

  /**
   * A keyword and its value.
   *
   * @param keyword the word, without a name in brackets
   * @param name what stands in brackets behind it, if anything
   * @param value the value without its quotes
   * @param text the whole line
   */
  record Assignment(LineText keyword, Optional<String> name, LineText value, LineText text)
      implements MetalogLine {}

  /** A line that fits no shape; metalog leaves it out without a word. */
  record Odd(LineText text) implements MetalogLine {}

  /** All lines of a file that are neither blank nor remarks. */
  static List<MetalogLine> read(SourceText source) {
    List<MetalogLine> lines = new ArrayList<>();
    int start = 0;
    while (start < source.length()) {
      int end = start;
      while (end < source.length() && source.at(end) != '\n') {
        end++;
      }
      LineText text = LineText.of(source, Optional.<Span>empty(), start, end).strip();
      if (!text.isEmpty() && text.at(0) != '#') {
        lines.add(of(text));
      }
      start = end + 1;
    }
    return lines;
  }

  private static MetalogLine of(LineText text) {
    if (text.at(text.length() - 1) == ':') {
      return new Title(text.slice(0, text.length() - 1).strip());
    }
    int equals = text.text().indexOf('=');
    if (equals < 0) {
      return new Odd(text);
    }
    LineText keyword = text.slice(0, equals).strip();
    Optional<String> name = Optional.empty();
    int open = keyword.text().indexOf('[');
    if (open >= 0 && keyword.at(keyword.length() - 1) == ']') {
      name = Optional.of(keyword.value(open + 1, keyword.length() - 1));
      keyword = keyword.slice(0, open).strip();
    }
    LineText value = text.slice(equals + 1, text.length()).strip();
    if (value.peek(0) == '"') {
      value = value.slice(1, value.length());
      if (!value.isEmpty() && value.at(value.length() - 1) == '"') {
        value = value.slice(0, value.length() - 1);
      }
    }
    boolean word =
        !keyword.isEmpty() && keyword.text().chars().allMatch(c -> c == '_' || isLetterOrDigit(c));
    return word && value.text().indexOf('"') < 0
        ? new Assignment(keyword, name, value, text)
        : new Odd(text);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
