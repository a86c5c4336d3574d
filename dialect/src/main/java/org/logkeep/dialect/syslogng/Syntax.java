package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.logkeep.dialect.syslogng.Token.Kind;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/**
 * What the parsers of statements and of expressions share: taking tokens, saying what was expected,
 * and going on after an error at the next {@code ;} or brace.
 */
final class Syntax {
  /** How deep braces and parentheses may stand within one another. */
  private boolean cut;

  private static final int DEEPEST = 200;

  /** The words that begin statements. */
  static final Set<String> STATEMENTS =
      Set.of(
          "source",
          "destination",
          "filter",
          "parser",
          "rewrite",
          "log",
          "options",
          "template",
          "template-function",
          "block",
          "application",
          "python");

  /** Options whose value is a filter expression. */
  private static final Set<String> FILTER_OPTIONS =
      Set.of("condition", "where", "having", "trigger");

  /** Thrown after an error was reported, and caught where parsing can go on. */
  static final class Lost extends Exception {
    private static final long serialVersionUID = 1;

    Lost() {
      super("syntax error", null, false, false);
    }
  }

  private final TokenSource tokens;
  private final Diagnostics diagnostics;
  private Token last;
  private int depth;

  Syntax(TokenSource tokens, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
    this.last = new Token(Kind.SYMBOL, "", 0, Span.BUILT_IN);
  }

  TokenSource tokens() {
    return tokens;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  Token peek() {
    return tokens.peek();
  }

  Token next() {
    last = tokens.next();
    return last;
  }

  /** The token taken last. */
  Token last() {
    return last;
  }

  /** Counts one level of nesting; too many are an error. */
  void enter(Span span) throws Lost {
    if (++depth > DEEPEST) {
      error(DiagnosticCode.TOO_LARGE, span, "nested more than " + DEEPEST + " deep", "here");
      throw new Lost();
    }
  }

  void leave() {
    depth--;
  }

  /** The present level of nesting, to be given back to {@link #resume} after an error. */
  int depth() {
    return depth;
  }

  /**
   * A block ended where the next statement begins, which was said: what is read so far counts, and
   * nothing is expected behind it.
   */
  void cut() {
    cut = true;
  }

  /** Goes on at a level of nesting. */
  void resume(int level) {
    depth = level;
  }

  boolean accept(String symbol) {
    if (peek().is(symbol)) {
      next();
      return true;
    }
    return false;
  }

  void error(DiagnosticCode code, Span span, String message, String label) {
    diagnostics.add(code.at(Level.ERROR, span, message, label));
  }

  /** Reports the next token as unexpected. */
  Lost unexpected(String expected) {
    error(
        DiagnosticCode.UNEXPECTED,
        peek().span(),
        "unexpected " + peek().described(),
        "expected " + expected);
    return new Lost();
  }

  void expect(String symbol) throws Lost {
    if (!accept(symbol)) {
      throw unexpected("\"" + symbol + "\"");
    }
  }

  Token name() throws Lost {
    Token token = peek();
    if (token.kind() != Kind.WORD && !token.quoted() && token.kind() != Kind.INTEGER) {
      throw unexpected("a name");
    }
    return next();
  }

  /** Takes the semicolons behind something; says so if there is none, and goes on. */
  void semicolon(String behind) {
    boolean wasCut = cut;
    cut = false;
    if (wasCut && !peek().is(";")) {
      return;
    }
    if (!accept(";")) {
      Span end = last.span();
      Span place = new Span(end.text(), end.end(), end.end(), end.includedFrom());
      diagnostics.add(
          DiagnosticCode.SEMICOLON_MISSING.at(
              Level.ERROR,
              place,
              "a \";\" is missing behind " + behind + ", before " + peek().described(),
              "put \";\" here"));
      if (!peek().is("}") && peek().kind() != Kind.WORD && peek().kind() != Kind.END) {
        skip();
        accept(";");
      }
    }
    while (accept(";")) {
      // Several are as good as one.
    }
  }

  /** Goes to the next {@code ;} or to the brace that closes the present block; takes neither. */
  void skip() {
    int braces = 0;
    int parentheses = 0;
    while (peek().kind() != Kind.END) {
      Token token = peek();
      if (braces == 0 && (token.is("}") || (token.is(";") && parentheses <= 0))) {
        return;
      }
      if (braces == 0 && beginsStatement() && token.span().column() == 1) {
        return;
      }
      braces += token.is("{") ? 1 : token.is("}") ? -1 : 0;
      parentheses += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (token.is(";") && braces == 0) {
        return;
      }
      next();
    }
  }

  /** Whether the next two tokens can only be the beginning of a statement at the top level. */
  boolean beginsStatement() {
    Token token = peek();
    if (token.kind() != Kind.WORD || !STATEMENTS.contains(token.name())) {
      return false;
    }
    Token second = tokens.peekSecond();
    return second.kind() == Kind.WORD
        || second.quoted()
        || (token.isWord("options") && second.is("{"));
  }

  /** The arguments of a call, of which the name was taken and {@code (} comes next. */
  Tree.Call call(Token name) throws Lost {
    Token open = peek();
    expect("(");
    enter(open.span());
    List<Tree.Argument> arguments = new ArrayList<>();
    if (FILTER_OPTIONS.contains(name.name()) && !peek().is(")")) {
      arguments.add(new Tree.Filter(new Expressions(this).expression()));
    }
    while (!peek().is(")")) {
      arguments.add(argument(open));
    }
    next();
    leave();
    return new Tree.Call(name, arguments, name.span().to(last.span()));
  }

  private Tree.Argument argument(Token open) throws Lost {
    Token token = peek();
    if (!token.isValue()) {
      if (token.is(";") || token.is("}") || token.is("{") || token.kind() == Kind.END) {
        diagnostics.add(
            DiagnosticCode.BLOCK_OPEN
                .at(
                    Level.ERROR,
                    token.span(),
                    "a \")\" is missing before " + token.described(),
                    "expected \")\" or an option")
                .withLabel(open.span(), "this parenthesis is not closed"));
        throw new Lost();
      }
      throw unexpected("an option, a value or \")\"");
    }
    next();
    if (peek().is("(") && token.kind() == Kind.WORD) {
      return call(token);
    }
    if (peek().is("..")) {
      next();
      if (!peek().isValue()) {
        throw unexpected("the end of the range");
      }
      return new Tree.Range(token, next(), token.span().to(last.span()));
    }
    if (peek().is("=>")) {
      next();
      Tree.Argument value = argument(open);
      return new Tree.Pair(token, value, token.span().to(value.span()));
    }
    return new Tree.Value(token);
  }

  /** Adds a diagnostic as it is. */
  void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }
}
