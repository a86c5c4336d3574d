package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Syntax.Lost;
import org.logkeep.dialect.syslogng.Token.Kind;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;

/** Reads what stands between the braces of objects and log paths. */
final class Bodies {
  private final Syntax syntax;
  private final Expressions expressions;

  Bodies(Syntax syntax, Expressions expressions) {
    this.syntax = syntax;
    this.expressions = expressions;
  }

  Token open() throws Lost {
    Token open = syntax.peek();
    syntax.expect("{");
    return open;
  }

  /** Takes the closing brace; says where the block was opened if there is none. */
  void close(Token open, String what) {
    if (!syntax.accept("}")) {
      boolean end = syntax.peek().kind() == Kind.END;
      syntax.add(
          DiagnosticCode.BLOCK_OPEN
              .at(
                  Level.ERROR,
                  open.span(),
                  "\""
                      + what
                      + "\" is not closed before "
                      + (end ? "the end" : "the next statement"),
                  "opened here")
              .withLabel(syntax.peek().span(), "should be closed before this")
              .withHelp("put `};` where \"" + what + "\" ends"));
    }
  }

  List<Tree.Item> items(Token open, ObjectKind kind, String what) throws Lost {
    return items(open, kind.word(), what);
  }

  /** The items up to the closing brace, which is taken. */
  List<Tree.Item> items(Token open, String context, String what) throws Lost {
    syntax.enter(open.span());
    List<Tree.Item> items = new ArrayList<>();
    while (!syntax.peek().is("}") && syntax.peek().kind() != Kind.END) {
      if (syntax.accept(";")) {
        continue;
      }
      if (syntax.beginsStatement()) {
        break;
      }
      int level = syntax.depth();
      try {
        item(context).ifPresent(items::add);
      } catch (Lost lost) {
        syntax.resume(level);
        syntax.skip();
      }
    }
    boolean closed = syntax.peek().is("}");
    close(open, what);
    syntax.leave();
    if (!closed) {
      syntax.cut();
    }
    return items;
  }

  private Optional<Tree.Item> item(String context) throws Lost {
    Token word = syntax.peek();
    if (word.kind() != Kind.WORD) {
      throw syntax.unexpected("a driver such as name(...), or \"}\"");
    }
    syntax.next();
    if (!context.equals("options")) {
      Optional<Tree.Item> path = path(word);
      if (path.isPresent()) {
        syntax.semicolon("this item");
        return path;
      }
    }
    if (!syntax.peek().is("(")) {
      throw syntax.unexpected("\"(\" behind \"" + word.text() + "\"");
    }
    Optional<Block> block = syntax.tokens().block(context, word.text());
    if (block.isPresent()) {
      syntax.next();
      if (!syntax.tokens().call(block.get(), word.span())) {
        throw new Lost();
      }
      return Optional.empty();
    }
    Tree.Call call = syntax.call(word);
    syntax.semicolon("\"" + word.text() + "(...)\"");
    return Optional.of(call);
  }

  /** Items that are log paths of their own. */
  private Optional<Tree.Item> path(Token word) throws Lost {
    if (syntax.peek().is("{") && (word.isWord("channel") || word.isWord("log"))) {
      Tree.LogBody body = logBody(word.text());
      return Optional.of(new Tree.Fork(body, word.span().to(body.span())));
    }
    if (word.isWord("junction") && syntax.peek().is("{")) {
      return Optional.of(junction(word));
    }
    if (word.isWord("if") && (syntax.peek().is("{") || syntax.peek().is("("))) {
      return Optional.of(choice(word));
    }
    return Optional.empty();
  }

  /** A log path's braces and what stands between them. */
  Tree.LogBody logBody(String what) throws Lost {
    Token open = open();
    syntax.enter(open.span());
    List<Tree.Item> items = new ArrayList<>();
    List<Token> flags = new ArrayList<>();
    boolean flagged = false;
    boolean forked = false;
    while (!syntax.peek().is("}") && syntax.peek().kind() != Kind.END) {
      if (syntax.accept(";")) {
        continue;
      }
      if (syntax.beginsStatement()) {
        break;
      }
      Token word = syntax.peek();
      int level = syntax.depth();
      try {
        if (word.isWord("flags")) {
          flags.addAll(flags());
          flagged = true;
          continue;
        }
        Optional<Tree.Item> item = logItem();
        boolean fork = item.isPresent() && item.get() instanceof Tree.Fork;
        if (item.isPresent() && (flagged || (forked && !fork))) {
          syntax.error(
              DiagnosticCode.ORDER,
              word.span(),
              flagged
                  ? "flags() must come last in a log path"
                  : "embedded paths must come after all other items",
              "this stands behind");
        }
        forked |= fork;
        item.ifPresent(items::add);
      } catch (Lost lost) {
        syntax.resume(level);
        syntax.skip();
      }
    }
    boolean closed = syntax.peek().is("}");
    close(open, what);
    syntax.leave();
    if (!closed) {
      syntax.cut();
    }
    return new Tree.LogBody(items, flags, open.span().to(syntax.last().span()));
  }

  private List<Token> flags() throws Lost {
    Tree.Call call = syntax.call(syntax.next());
    syntax.semicolon("flags()");
    List<Token> flags = new ArrayList<>();
    for (Tree.Argument argument : call.arguments()) {
      if (!(argument instanceof Tree.Value value)) {
        syntax.error(DiagnosticCode.VALUE_BAD, argument.span(), "a flag is a single word", "");
        continue;
      }
      flags.add(value.token());
    }
    return flags;
  }

  private Optional<Tree.Item> logItem() throws Lost {
    Token word = syntax.peek();
    if (word.kind() != Kind.WORD) {
      throw syntax.unexpected("source, filter, parser, rewrite, destination, log, if or \"}\"");
    }
    syntax.next();
    Optional<Tree.Item> path = path(word);
    if (path.isPresent()) {
      syntax.semicolon("this item");
      return path;
    }
    Optional<ObjectKind> kind = ObjectKind.of(word);
    if (kind.isPresent()) {
      Tree.Item item = object(word, kind.get());
      syntax.semicolon("\"" + word.text() + "\"");
      return Optional.of(item);
    }
    Optional<Block> block = syntax.tokens().block("log", word.text());
    if (block.isPresent()) {
      syntax.expect("(");
      if (!syntax.tokens().call(block.get(), word.span())) {
        throw new Lost();
      }
      return Optional.empty();
    }
    if (word.isWord("parallelize")) {
      syntax.error(
          DiagnosticCode.UNSUPPORTED_STATEMENT,
          word.span(),
          "parallelize() is not known in version " + Pragmas.NEWEST,
          "");
      throw new Lost();
    }
    if (word.isWord("else") || word.isWord("elif")) {
      syntax.error(
          DiagnosticCode.UNEXPECTED, word.span(), "\"" + word.text() + "\" without an if", "");
      throw new Lost();
    }
    syntax.add(
        Suggestions.help(
            DiagnosticCode.UNEXPECTED.at(
                Level.ERROR,
                word.span(),
                "unexpected \"" + word.text() + "\" in a log path",
                "expected source, filter, parser, rewrite, destination, log, if or flags"),
            word.name(),
            List.of(
                "source",
                "filter",
                "parser",
                "rewrite",
                "destination",
                "log",
                "if",
                "flags",
                "junction",
                "channel")));
    throw new Lost();
  }

  private Tree.Item object(Token word, ObjectKind kind) throws Lost {
    if (syntax.peek().is("{")) {
      Token open = open();
      if (kind == ObjectKind.FILTER) {
        Tree.Expression expression = expressions.body(open);
        close(open, word.text());
        return new Tree.InlineFilter(expression, word.span().to(syntax.last().span()));
      }
      List<Tree.Item> items = items(open, kind, word.text());
      return new Tree.Inline(kind, items, word.span().to(syntax.last().span()));
    }
    syntax.expect("(");
    Token name = syntax.name();
    syntax.expect(")");
    return new Tree.Reference(kind, name, word.span().to(syntax.last().span()));
  }

  private Tree.Item junction(Token word) throws Lost {
    Token open = open();
    List<Tree.Fork> forks = new ArrayList<>();
    while (!syntax.peek().is("}") && syntax.peek().kind() != Kind.END) {
      if (syntax.accept(";")) {
        continue;
      }
      Token fork = syntax.peek();
      if (!fork.isWord("channel") && !fork.isWord("log")) {
        throw syntax.unexpected("channel or log");
      }
      syntax.next();
      Tree.LogBody body = logBody(fork.text());
      forks.add(new Tree.Fork(body, fork.span().to(body.span())));
      syntax.semicolon("this item");
    }
    close(open, "junction");
    return new Tree.Junction(forks, word.span().to(syntax.last().span()));
  }

  private Tree.Item choice(Token word) throws Lost {
    List<Tree.Arm> arms = new ArrayList<>();
    arms.add(arm("if"));
    while (syntax.peek().isWord("elif")) {
      syntax.next();
      arms.add(arm("elif"));
    }
    if (syntax.peek().isWord("else")) {
      syntax.next();
      arms.add(new Tree.Arm(Optional.empty(), logBody("else"), true));
    }
    return new Tree.Choice(arms, word.span().to(syntax.last().span()));
  }

  private Tree.Arm arm(String what) throws Lost {
    Optional<Tree.Expression> guard = Optional.empty();
    if (syntax.accept("(")) {
      guard = Optional.of(expressions.expression());
      syntax.expect(")");
    }
    return new Tree.Arm(guard, logBody(what), false);
  }
}
