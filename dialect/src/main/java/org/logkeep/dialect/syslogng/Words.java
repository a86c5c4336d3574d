package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.List;

/** Splits the arguments of a template function. */
final class Words {
  private Words() {}

  /**
   * Splits at blanks. Quotes group and are taken off, but stay within parentheses; a backslash
   * takes the next character as it is; blanks around {@code =} join.
   */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean some = false;
    int open = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        if (open > 0) {
          word.append(c);
        }
        word.append(text.charAt(++i));
        some = true;
      } else if (quote != 0) {
        if (c != quote || open > 0) {
          word.append(c);
        }
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
        some = true;
        if (open > 0) {
          word.append(c);
        }
      } else if (open == 0 && (c == ' ' || c == '\t' || c == '\n')) {
        if (some) {
          words.add(word.toString());
        }
        word.setLength(0);
        some = false;
      } else {
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
        word.append(c);
        some = true;
      }
    }
    if (some) {
      words.add(word.toString());
    }
    return words;
  }
}
