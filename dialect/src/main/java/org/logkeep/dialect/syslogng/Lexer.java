package org.logkeep.dialect.syslogng;

import java.util.Optional;
import java.util.OptionalLong;
import org.logkeep.dialect.Quotes;
import org.logkeep.dialect.syslogng.Token.Kind;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/**
 * Splits one file, or the body of one block, into tokens (section 1 of the syslog-ng
 * specification).
 *
 * <p>Lines are expanded by {@link Backticks} when they are reached, so that a definition holds from
 * the next line on. The longest token wins.
 */
final class Lexer {
  private static final String NOT_IN_WORDS = " #'\"(){}[]\\;\r\n\t,|.@:";
  private static final String[] OPERATORS = {
    "===", "!==", "...", "..", "=>", "<=", "==", "!=", ">=", "<", ">"
  };

  private final MappedText raw;
  private final MappedText text;
  private final Backticks backticks;
  private final Diagnostics diagnostics;
  private int rawNext;
  private int rawLine;
  private int textLine;
  private int at;

  Lexer(MappedText raw, Backticks backticks, Diagnostics diagnostics) {
    this.raw = raw;
    this.text = new MappedText(raw.file(), raw.includedFrom());
    this.backticks = backticks;
    this.diagnostics = diagnostics;
  }

  /** The next token; {@link Kind#END} at the end, again and again. */
  Token next() {
    while (true) {
      skipBlanks();
      if (!filled(at)) {
        return new Token(Kind.END, "", 0, text.span(text.length(), text.length()));
      }
      if (text.at(at) == '@' && (at == 0 || text.at(at - 1) == '\n') && at == textLine) {
        return pragma();
      }
      return token();
    }
  }

  /** Whether the character at {@code index} is there, expanding one more line if need be. */
  private boolean filled(int index) {
    while (index >= text.length()) {
      if (!feed(false)) {
        return false;
      }
    }
    return true;
  }

  private boolean feed(boolean plain) {
    if (rawNext >= raw.length()) {
      return false;
    }
    int end = rawNext;
    while (end < raw.length() && raw.at(end) != '\n') {
      end++;
    }
    end = Math.min(raw.length(), end + 1);
    rawLine = rawNext;
    textLine = text.length();
    if (plain) {
      for (int i = rawNext; i < end; i++) {
        text.addFrom(raw, i);
      }
    } else {
      backticks.expand(raw, rawNext, end, text);
    }
    rawNext = end;
    return true;
  }

  private void skipBlanks() {
    while (filled(at)) {
      byte b = text.at(at);
      if (b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == ',') {
        at++;
      } else if (b == '#') {
        while (filled(at) && text.at(at) != '\n') {
          at++;
        }
      } else if (b == '\\' && continues(at)) {
        at += text.at(at + 1) == '\n' ? 2 : 3;
      } else {
        return;
      }
    }
  }

  private boolean continues(int index) {
    return filled(index + 1)
        && (text.at(index + 1) == '\n'
            || (text.at(index + 1) == '\r' && filled(index + 2) && text.at(index + 2) == '\n'));
  }

  private Token pragma() {
    int start = at;
    while (at < text.length() && text.at(at) != '\n') {
      at++;
    }
    int end = at;
    while (end > start && text.at(end - 1) == '\r') {
      end--;
    }
    return new Token(Kind.PRAGMA, text.text(start + 1, end), 0, text.span(start, end));
  }

  private Token token() {
    byte b = text.at(at);
    if (b == '"' || b == '\'') {
      return quoted();
    }
    int operator = operatorLength();
    int word = wordLength();
    int start = at;
    if (operator > 0 && operator >= word) {
      at += operator;
      return symbol(start);
    }
    at += Math.max(1, word);
    return word == 0 ? symbol(start) : word(start);
  }

  private Token symbol(int start) {
    return new Token(Kind.SYMBOL, text.text(start, at), 0, text.span(start, at));
  }

  private Token word(int start) {
    String word = text.text(start, at);
    Span span = text.span(start, at);
    OptionalLong number = Numbers.parse(word);
    if (number.isPresent()) {
      return new Token(Kind.INTEGER, word, number.getAsLong(), span);
    }
    if (word.matches("[-+]?[0-9]+[.][0-9]+")) {
      return new Token(Kind.FLOAT, word, 0, span);
    }
    if (Quotes.isCurly(word.charAt(0))) {
      diagnostics.add(
          DiagnosticCode.QUOTES_IN_NAME
              .at(Diagnostic.Level.WARNING, span, "this quote is a part of the word", "no quote")
              .withHelp("write straight quotes: \"" + Quotes.without(word) + "\""));
    }
    return new Token(Kind.WORD, word, 0, span);
  }

  private int operatorLength() {
    for (String operator : OPERATORS) {
      boolean all = true;
      for (int i = 0; i < operator.length() && all; i++) {
        all = filled(at + i) && text.at(at + i) == operator.charAt(i);
      }
      if (all) {
        return operator.length();
      }
    }
    return 0;
  }

  /** A word: runs of word characters with single dots between them. */
  private int wordLength() {
    int i = at;
    while (true) {
      int run = i;
      while (i < text.length() && inWord(text.at(i))) {
        i++;
      }
      if (i == run) {
        return i == at ? 0 : i - 1 - at;
      }
      if (i >= text.length() || text.at(i) != '.') {
        return i - at;
      }
      i++;
    }
  }

  private static boolean inWord(byte b) {
    return b < 0 || (b > 0 && NOT_IN_WORDS.indexOf(b) < 0);
  }

  private Token quoted() {
    int start = at;
    byte quote = text.at(at);
    int i = at + 1;
    while (filled(i) && text.at(i) != quote) {
      i += quote == '"' && text.at(i) == '\\' && filled(i + 1) ? 2 : 1;
    }
    QuotedText.Read read = QuotedText.read(text, start);
    at = Math.max(start + 1, Math.min(read.end(), text.length()));
    if (!read.closed()) {
      diagnostics.add(
          DiagnosticCode.STRING_OPEN
              .at(
                  Diagnostic.Level.ERROR,
                  text.span(start, start + 1),
                  "this quoted text is never closed",
                  "begins here")
              .withHelp("put a " + (char) quote + " where the text ends"));
    }
    Span span = text.span(start, at);
    Kind kind = quote == '"' ? Kind.STRING : Kind.LITERAL;
    return new Token(kind, read.text(), read.lostBackslash() >= 0 ? 1 : 0, span);
  }

  /**
   * Takes the raw text up to the parenthesis that closes the one just read, and that parenthesis.
   * Returns nothing at the end of input.
   */
  Optional<MappedText> parenthesized() {
    int start = at;
    int end = closing('(', ')', false);
    if (end < 0) {
      return Optional.empty();
    }
    at = end + 1;
    return Optional.of(text.slice(start, end, raw.includedFrom()));
  }

  /**
   * Takes the raw text up to the brace that closes the one just read, and that brace. Lines after
   * the present one are taken as they stand in the file, with their backticks.
   */
  Optional<MappedText> braced() {
    int start = at;
    int lineOfStart = textLine;
    int end = closing('{', '}', true);
    if (end < 0) {
      return Optional.empty();
    }
    at = end + 1;
    MappedText body = text.slice(start, end, raw.includedFrom());
    if (textLine != lineOfStart) {
      rawNext = rawLine + (at - textLine);
      text.truncate(at);
    }
    return Optional.of(body);
  }

  private int closing(char open, char close, boolean plain) {
    int depth = 1;
    int i = at;
    while (i < text.length() || feed(plain)) {
      byte b = text.at(i);
      if (b == '"' || b == '\'') {
        i++;
        while ((i < text.length() || feed(plain)) && text.at(i) != b) {
          i += b == '"' && text.at(i) == '\\' ? 2 : 1;
        }
      } else if (b == '#') {
        while (i + 1 < text.length() && text.at(i + 1) != '\n') {
          i++;
        }
      } else if (b == open) {
        depth++;
      } else if (b == close && --depth == 0) {
        return i;
      }
      i++;
    }
    at = text.length();
    return -1;
  }
}
