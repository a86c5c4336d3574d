package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Syntax.Lost;
import org.logkeep.dialect.syslogng.Token.Kind;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/** Reads the statements of a configuration (section 2 of the specification). */
final class Parser {
  private static final Pragmas.Version LAST_WITH_OLD_INCLUDE = new Pragmas.Version(3, 19);

  private final Syntax syntax;
  private final Expressions expressions;
  private final Bodies bodies;

  Parser(TokenSource tokens, Diagnostics diagnostics) {
    this.syntax = new Syntax(tokens, diagnostics);
    this.expressions = new Expressions(syntax);
    this.bodies = new Bodies(syntax, expressions);
  }

  /** All statements that could be understood. */
  List<Tree.Statement> parse() {
    List<Tree.Statement> statements = new ArrayList<>();
    while (syntax.peek().kind() != Kind.END) {
      if (syntax.accept(";")) {
        continue;
      }
      try {
        statement().ifPresent(statements::add);
      } catch (Lost lost) {
        syntax.resume(0);
        syntax.skip();
        while (syntax.accept("}") || syntax.accept(";")) {
          // Leave the statement that was not understood.
        }
      }
    }
    return statements;
  }

  private Optional<Tree.Statement> statement() throws Lost {
    Token word = syntax.peek();
    if (word.kind() != Kind.WORD) {
      throw syntax.unexpected("a statement such as source, destination, filter or log");
    }
    syntax.next();
    Optional<ObjectKind> kind = ObjectKind.of(word);
    if (kind.isPresent()) {
      return Optional.of(object(word, kind.get()));
    }
    return switch (word.name()) {
      case "log" -> Optional.of(log(word));
      case "options" -> Optional.of(options(word));
      case "template" -> Optional.of(template(word));
      case "template-function" -> Optional.of(function(word));
      case "block" -> block();
      case "include" -> include(word);
      case "application", "python" -> unsupported(word);
      default -> root(word);
    };
  }

  private Tree.Statement object(Token word, ObjectKind kind) throws Lost {
    Token name = syntax.name();
    Token open = bodies.open();
    Tree.Statement statement;
    if (kind == ObjectKind.FILTER) {
      Tree.Expression expression = expressions.body(open);
      bodies.close(open, word.text() + " " + name.text());
      statement = new Tree.FilterStatement(name, expression, word.span().to(syntax.last().span()));
    } else {
      List<Tree.Item> items = bodies.items(open, kind, word.text() + " " + name.text());
      statement = new Tree.ObjectStatement(kind, name, items, word.span().to(syntax.last().span()));
    }
    syntax.semicolon("the statement");
    return statement;
  }

  private Tree.Statement log(Token word) throws Lost {
    if (syntax.peek().kind() == Kind.WORD) {
      syntax.error(
          DiagnosticCode.UNEXPECTED,
          syntax.peek().span(),
          "a log path has no name in version " + Pragmas.NEWEST,
          "expected \"{\"");
      syntax.next();
    }
    Tree.LogBody body = bodies.logBody("log");
    syntax.semicolon("the statement");
    return new Tree.LogStatement(body, word.span().to(body.span()));
  }

  private Tree.Statement options(Token word) throws Lost {
    Token open = bodies.open();
    List<Tree.Call> options = new ArrayList<>();
    for (Tree.Item item : bodies.items(open, "options", "options")) {
      if (item instanceof Tree.Call call) {
        options.add(call);
      }
    }
    syntax.semicolon("the statement");
    return new Tree.OptionsStatement(options, word.span().to(syntax.last().span()));
  }

  private Tree.Statement template(Token word) throws Lost {
    Token name = syntax.name();
    if (!syntax.peek().is("{")) {
      Tree.Argument text = text();
      syntax.semicolon("the template");
      return new Tree.TemplateStatement(name, text, Optional.empty(), word.span().to(text.span()));
    }
    Token open = bodies.open();
    Optional<Tree.Argument> text = Optional.empty();
    Optional<Token> escape = Optional.empty();
    while (!syntax.peek().is("}")) {
      if (syntax.accept(";")) {
        continue;
      }
      Token option = syntax.peek();
      if (option.isWord("template")) {
        syntax.next();
        syntax.expect("(");
        text = Optional.of(text());
        syntax.expect(")");
      } else if (option.isWord("template-escape")) {
        syntax.next();
        syntax.expect("(");
        escape = Optional.of(syntax.next());
        syntax.expect(")");
      } else {
        throw syntax.unexpected("template() or template-escape()");
      }
      syntax.semicolon("the option");
    }
    bodies.close(open, "template " + name.text());
    Span span = word.span().to(syntax.last().span());
    syntax.semicolon("the statement");
    Tree.Argument empty =
        new Tree.Value(
            new Token(
                Kind.STRING,
                "",
                0,
                new Span(span.text(), span.end(), span.end(), span.includedFrom())));
    return new Tree.TemplateStatement(name, text.orElse(empty), escape, span);
  }

  /** A template's text, perhaps within a type hint. */
  private Tree.Argument text() throws Lost {
    if (!syntax.peek().isValue()) {
      throw syntax.unexpected("a template");
    }
    Token token = syntax.next();
    return token.kind() == Kind.WORD && syntax.peek().is("(")
        ? syntax.call(token)
        : new Tree.Value(token);
  }

  private Tree.Statement function(Token word) throws Lost {
    Token name = syntax.name();
    Tree.Argument text = text();
    syntax.semicolon("the template function");
    return new Tree.FunctionStatement(name, text, word.span().to(text.span()));
  }

  private Optional<Tree.Statement> block() throws Lost {
    Token kind = syntax.name();
    if (!Block.KINDS.contains(kind.text())) {
      syntax.error(
          DiagnosticCode.UNEXPECTED,
          kind.span(),
          "there are no blocks of the kind \"" + kind.text() + "\"",
          "expected " + String.join(", ", Block.KINDS));
    }
    Token name = syntax.name();
    syntax.expect("(");
    List<Block.Parameter> parameters = new ArrayList<>();
    boolean open = false;
    while (!syntax.accept(")")) {
      if (syntax.accept("...")) {
        open = true;
        continue;
      }
      Token parameter = syntax.peek();
      if (parameter.kind() != Kind.WORD) {
        throw syntax.unexpected("a parameter such as name(default), \"...\" or \")\"");
      }
      syntax.next();
      syntax.expect("(");
      Optional<MappedText> value = syntax.tokens().parenthesized();
      if (value.isEmpty()) {
        throw syntax.unexpected("\")\"");
      }
      String text = value.get().text(0, value.get().length());
      parameters.add(
          new Block.Parameter(
              parameter.name(), text.isBlank() ? Optional.empty() : Optional.of(text)));
    }
    Token brace = syntax.peek();
    syntax.expect("{");
    Optional<MappedText> body = syntax.tokens().braced();
    if (body.isEmpty()) {
      notClosed(brace, "block " + name.text());
      throw new Lost();
    }
    syntax
        .tokens()
        .define(new Block(kind.name(), name.name(), parameters, open, body.get(), name.span()));
    syntax.semicolon("the block");
    return Optional.empty();
  }

  private void notClosed(Token brace, String what) {
    syntax.error(DiagnosticCode.BLOCK_OPEN, brace.span(), what + " is never closed", "opened here");
  }

  private Optional<Tree.Statement> include(Token word) throws Lost {
    if (!syntax.peek().isValue()) {
      throw syntax.unexpected("the path of a file");
    }
    Token path = syntax.next();
    Pragmas pragmas = syntax.tokens().pragmas();
    boolean old = pragmas.version().orElse(Pragmas.NEWEST).compareTo(LAST_WITH_OLD_INCLUDE) <= 0;
    if (!old) {
      syntax.add(
          DiagnosticCode.STATEMENT_UNKNOWN
              .at(
                  Level.ERROR,
                  word.span().to(path.span()),
                  "the statement include is gone since version 3.20",
                  "")
              .withHelp("write `@include \"" + path.text() + "\"` without a semicolon"));
      throw new Lost();
    }
    syntax.semicolon("include");
    pragmas.include(path);
    return Optional.empty();
  }

  private Optional<Tree.Statement> unsupported(Token word) throws Lost {
    syntax.error(
        DiagnosticCode.UNSUPPORTED_STATEMENT,
        word.span(),
        "the statement " + word.text() + " is not supported yet",
        "");
    while (!syntax.peek().is("{") && !syntax.peek().is(";") && syntax.peek().kind() != Kind.END) {
      syntax.next();
    }
    if (syntax.accept("{")) {
      syntax.tokens().braced();
    }
    syntax.accept(";");
    return Optional.empty();
  }

  private Optional<Tree.Statement> root(Token word) throws Lost {
    Optional<Block> block = syntax.tokens().block("root", word.text());
    if (block.isEmpty()) {
      List<String> known = new ArrayList<>(Syntax.STATEMENTS);
      known.addAll(syntax.tokens().blocks("root"));
      syntax.add(
          Suggestions.help(
              DiagnosticCode.STATEMENT_UNKNOWN.at(
                  Level.ERROR,
                  word.span(),
                  "\"" + word.text() + "\" is no statement",
                  "expected source, destination, filter, log, options or the like"),
              word.name(),
              known));
      throw new Lost();
    }
    syntax.expect("(");
    if (!syntax.tokens().call(block.get(), word.span())) {
      throw new Lost();
    }
    return Optional.empty();
  }
}
