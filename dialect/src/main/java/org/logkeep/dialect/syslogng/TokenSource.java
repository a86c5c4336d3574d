package org.logkeep.dialect.syslogng;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.dialect.syslogng.Token.Kind;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/**
 * The tokens of a whole configuration: of the main file, and of the files and blocks that it brings
 * in, one within the other.
 */
final class TokenSource {
  private final Deque<Lexer> lexers = new ArrayDeque<>();
  private final Diagnostics diagnostics;
  private final Budget budget = new Budget();
  private final Variables variables;
  private final Map<String, Block> blocks = new HashMap<>();
  private final Pragmas pragmas;
  private final Span endOfMain;
  private final Deque<Token> ahead = new ArrayDeque<>();
  private boolean saidExceeded;

  TokenSource(
      ConfigReader reader, SourceText main, DialectOptions options, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.variables = new Variables(options);
    this.pragmas = new Pragmas(this, reader, options, variables, diagnostics);
    this.endOfMain = Span.of(main, main.length(), main.length());
    push(MappedText.of(main, Optional.empty()), Map.of());
  }

  /** What the lines that begin with {@code @} said. */
  Pragmas pragmas() {
    return pragmas;
  }

  /** The next token, which stays. */
  Token peek() {
    if (ahead.isEmpty()) {
      ahead.add(read());
    }
    return ahead.element();
  }

  /** The token after the next one; both stay. */
  Token peekSecond() {
    peek();
    if (ahead.size() < 2) {
      ahead.add(read());
    }
    return ahead.getLast();
  }

  /** The next token, which is taken. */
  Token next() {
    Token token = peek();
    ahead.remove();
    return token;
  }

  private Token read() {
    while (!lexers.isEmpty()) {
      if (budget.exceeded()) {
        sayExceeded();
        lexers.clear();
        break;
      }
      Token token = lexers.element().next();
      switch (token.kind()) {
        case END -> lexers.remove();
        case PRAGMA -> pragmas.run(token);
        case WORD, STRING, LITERAL, INTEGER, FLOAT, SYMBOL -> {
          return token;
        }
      }
    }
    return new Token(Kind.END, "", 0, endOfMain);
  }

  private void sayExceeded() {
    if (!saidExceeded) {
      saidExceeded = true;
      diagnostics.add(
          DiagnosticCode.TOO_LARGE.at(
              Diagnostic.Level.ERROR,
              endOfMain,
              "includes, blocks and references make the configuration too large",
              ""));
    }
  }

  /** The raw text in the parentheses of which the first was taken just now. */
  Optional<MappedText> parenthesized() {
    return lexers.isEmpty() || !ahead.isEmpty()
        ? Optional.empty()
        : lexers.element().parenthesized();
  }

  /** The raw text in the braces of which the first was taken just now. */
  Optional<MappedText> braced() {
    return lexers.isEmpty() || !ahead.isEmpty() ? Optional.empty() : lexers.element().braced();
  }

  /** How deep the present text stands in includes and blocks. */
  int depth() {
    return lexers.size();
  }

  /** Goes on with a text before the present one; true if it is not too deep. */
  boolean enter(MappedText text, Map<String, String> scope, Span from) {
    if (lexers.size() >= Budget.DEPTH) {
      diagnostics.add(
          DiagnosticCode.INCLUDE_DEPTH.at(
              Diagnostic.Level.ERROR,
              from,
              "more than " + Budget.DEPTH + " includes and blocks stand within one another",
              "this one is not read"));
      return false;
    }
    if (!budget.expansion() || !budget.take(text.length())) {
      return false;
    }
    push(text, scope);
    return true;
  }

  private void push(MappedText text, Map<String, String> scope) {
    Backticks backticks = new Backticks(name -> variables.find(name, scope), budget, diagnostics);
    lexers.push(new Lexer(text, backticks, diagnostics));
  }

  /** Leaves the present file before its end. */
  void leave() {
    if (!lexers.isEmpty()) {
      lexers.remove();
    }
  }

  /** Remembers a block; a later one of the same kind and name takes its place. */
  void define(Block block) {
    blocks.put(block.kind() + " " + block.name(), block);
  }

  /** The block of this kind and name. */
  Optional<Block> block(String kind, String name) {
    return Optional.ofNullable(blocks.get(kind + " " + name.replace('_', '-')));
  }

  /** The names of all blocks of a kind. */
  List<String> blocks(String kind) {
    List<String> names = new ArrayList<>();
    for (Block block : blocks.values()) {
      if (block.kind().equals(kind)) {
        names.add(block.name());
      }
    }
    return names;
  }

  /**
   * Puts a block's body in the place of its call, of which the parenthesis {@code (} was taken just
   * now. Returns false if that cannot be done.
   */
  boolean call(Block block, Span name) {
    Map<String, String> given = new HashMap<>();
    StringBuilder further = new StringBuilder();
    if (!arguments(block, given, further)) {
      return false;
    }
    boolean complete = true;
    for (Block.Parameter parameter : block.parameters()) {
      if (!given.containsKey(parameter.name())) {
        if (parameter.byDefault().isEmpty()) {
          diagnostics.add(
              DiagnosticCode.BLOCK_ARGUMENT
                  .at(
                      Diagnostic.Level.ERROR,
                      name,
                      "the block \""
                          + block.name()
                          + "\" needs the argument "
                          + parameter.name()
                          + "()",
                      "not given here")
                  .withLabel(block.span(), "the block is defined here"));
          complete = false;
        }
        given.put(parameter.name(), parameter.byDefault().orElse(""));
      }
    }
    // A value that is an empty text in quotes stands for nothing at all, quotes included.
    given.replaceAll((argument, value) -> value.equals("\"\"") ? "" : value);
    given.put("--VARARGS--", further.toString());
    return complete
        && enter(block.body().slice(0, block.body().length(), Optional.of(name)), given, name);
  }

  private boolean arguments(Block block, Map<String, String> given, StringBuilder further) {
    while (true) {
      Token token = next();
      if (token.is(")")) {
        return true;
      }
      if (token.kind() == Kind.END) {
        return false;
      }
      if (token.kind() != Kind.WORD || !peek().is("(")) {
        further.append(further.isEmpty() ? "" : " ").append(token.span().content());
        continue;
      }
      next();
      Optional<MappedText> value = parenthesized();
      if (value.isEmpty()) {
        return false;
      }
      String text = value.get().text(0, value.get().length());
      boolean known = block.parameters().stream().anyMatch(p -> p.name().equals(token.name()));
      if (known) {
        given.put(token.name(), text);
      } else if (block.open()) {
        further.append(further.isEmpty() ? "" : " ").append(token.text() + "(" + text + ")");
      } else {
        diagnostics.add(
            Suggestions.help(
                DiagnosticCode.BLOCK_ARGUMENT
                    .at(
                        Diagnostic.Level.ERROR,
                        token.span(),
                        "the block \""
                            + block.name()
                            + "\" has no argument \""
                            + token.text()
                            + "\"",
                        "unknown argument")
                    .withLabel(block.span(), "the block is defined here"),
                token.name(),
                block.parameters().stream().map(Block.Parameter::name).toList()));
      }
    }
  }
}
