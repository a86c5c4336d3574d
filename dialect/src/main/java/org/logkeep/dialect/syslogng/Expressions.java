package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.syslogng.Syntax.Lost;
import org.logkeep.dialect.syslogng.Token.Kind;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;

/**
 * Reads filter expressions: {@code or} binds least, then {@code and}, then comparisons, then {@code
 * not}.
 */
final class Expressions {
  private static final Set<String> WORD_OPERATORS = Set.of("eq", "ne", "lt", "le", "gt", "ge");
  private static final Set<String> SYMBOL_OPERATORS =
      Set.of("==", "!=", "<", "<=", ">", ">=", "===", "!==");

  private final Syntax syntax;

  Expressions(Syntax syntax) {
    this.syntax = syntax;
  }

  /** The expressions between braces, each ended by {@code ;}; all must hold. */
  Tree.Expression body(Token open) throws Lost {
    List<Tree.Expression> all = new ArrayList<>();
    while (!syntax.peek().is("}")) {
      if (syntax.peek().kind() == Kind.END || syntax.beginsStatement()) {
        return conjunction(all, open.span());
      }
      if (syntax.accept(";")) {
        continue;
      }
      all.add(expression());
      if (!syntax.peek().is("}")) {
        syntax.semicolon("the filter expression");
      }
    }
    if (all.isEmpty()) {
      syntax.error(
          DiagnosticCode.EMPTY, open.span().to(syntax.peek().span()), "the filter is empty", "");
      throw new Lost();
    }
    return conjunction(all, open.span());
  }

  private static Tree.Expression conjunction(List<Tree.Expression> all, Span span) {
    return all.size() == 1 ? all.getFirst() : new Tree.And(all, span);
  }

  Tree.Expression expression() throws Lost {
    syntax.enter(syntax.peek().span());
    List<Tree.Expression> any = new ArrayList<>();
    any.add(and());
    while (syntax.peek().isWord("or")) {
      syntax.next();
      any.add(and());
    }
    syntax.leave();
    return any.size() == 1
        ? any.getFirst()
        : new Tree.Or(any, any.getFirst().span().to(any.getLast().span()));
  }

  private Tree.Expression and() throws Lost {
    List<Tree.Expression> all = new ArrayList<>();
    all.add(unary());
    while (syntax.peek().isWord("and")) {
      syntax.next();
      all.add(unary());
    }
    return all.size() == 1
        ? all.getFirst()
        : new Tree.And(all, all.getFirst().span().to(all.getLast().span()));
  }

  private Tree.Expression unary() throws Lost {
    Token token = syntax.peek();
    if (!token.isWord("not")) {
      return primary();
    }
    syntax.next();
    syntax.enter(token.span());
    Tree.Expression negated = unary();
    syntax.leave();
    return new Tree.Not(negated, token.span().to(negated.span()));
  }

  private Tree.Expression primary() throws Lost {
    Token token = syntax.peek();
    if (syntax.accept("(")) {
      Tree.Expression inner = expression();
      syntax.expect(")");
      return inner;
    }
    if (!token.isValue()) {
      throw syntax.unexpected("a filter function, a comparison, \"not\" or \"(\"");
    }
    syntax.next();
    if (token.kind() == Kind.WORD && syntax.peek().is("(")) {
      Optional<Tree.Expression> block = block(token);
      if (block.isPresent()) {
        return block.get();
      }
      Tree.Call call = syntax.call(token);
      return compares() ? comparison(call) : new Tree.Test(call);
    }
    if (!compares()) {
      throw syntax.unexpected("a comparison such as == or eq, or \"(\"");
    }
    return comparison(new Tree.Value(token));
  }

  /** The expression of a filter block that is called here. */
  private Optional<Tree.Expression> block(Token name) throws Lost {
    Optional<Block> block = syntax.tokens().block("filter", name.text());
    if (block.isEmpty()) {
      return Optional.empty();
    }
    syntax.next();
    if (!syntax.tokens().call(block.get(), name.span())) {
      throw new Lost();
    }
    Tree.Expression inner = expression();
    while (syntax.peek().is(";")
        && syntax.peek().span().includedFrom().equals(inner.span().includedFrom())
        && inner.span().includedFrom().isPresent()) {
      syntax.next();
    }
    return Optional.of(inner);
  }

  private boolean compares() {
    Token token = syntax.peek();
    return (token.kind() == Kind.SYMBOL && SYMBOL_OPERATORS.contains(token.text()))
        || (token.kind() == Kind.WORD && WORD_OPERATORS.contains(token.text()));
  }

  private Tree.Expression comparison(Tree.Argument left) throws Lost {
    Token operator = syntax.next();
    Token token = syntax.peek();
    if (!token.isValue()) {
      throw syntax.unexpected("a template to compare with");
    }
    syntax.next();
    Tree.Argument right =
        token.kind() == Kind.WORD && syntax.peek().is("(")
            ? syntax.call(token)
            : new Tree.Value(token);
    return new Tree.Compare(left, operator, right, left.span().to(right.span()));
  }
}
