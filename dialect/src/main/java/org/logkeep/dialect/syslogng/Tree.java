package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.diagnostic.Span;

/** The syntax tree: the shape of a configuration, before its words mean anything. */
final class Tree {
  private Tree() {}

  /** Something that stands at the top level. */
  sealed interface Statement {
    /** Where it stands. */
    Span span();
  }

  /** {@code source name { items };} and its like. */
  record ObjectStatement(ObjectKind kind, Token name, List<Item> items, Span span)
      implements Statement {}

  /** {@code filter name { expression; };}. */
  record FilterStatement(Token name, Expression expression, Span span) implements Statement {}

  /** {@code log { ... };}. */
  record LogStatement(LogBody body, Span span) implements Statement {}

  /** {@code options { ... };}. */
  record OptionsStatement(List<Call> options, Span span) implements Statement {}

  /** {@code template name "...";} in either form. */
  record TemplateStatement(Token name, Argument text, Optional<Token> escape, Span span)
      implements Statement {}

  /** {@code template-function name "...";}. */
  record FunctionStatement(Token name, Argument text, Span span) implements Statement {}

  /** Something that stands within the braces of an object or a log path. */
  sealed interface Item {
    /** Where it stands. */
    Span span();
  }

  /** {@code filter(name)}. */
  record Reference(ObjectKind kind, Token name, Span span) implements Item {}

  /** {@code source { ... }} without a name. */
  record Inline(ObjectKind kind, List<Item> items, Span span) implements Item {}

  /** {@code filter { ... }} without a name. */
  record InlineFilter(Expression expression, Span span) implements Item {}

  /** {@code log { ... }} or {@code channel { ... }} within something else. */
  record Fork(LogBody body, Span span) implements Item {}

  /** {@code junction { ... }}. */
  record Junction(List<Fork> forks, Span span) implements Item {}

  /** {@code if ... elif ... else}. */
  record Choice(List<Arm> arms, Span span) implements Item {}

  /** One way of a choice; without a guard, the body as a whole decides. */
  record Arm(Optional<Expression> guard, LogBody body, boolean otherwise) {}

  /** What stands between the braces of a log path. */
  record LogBody(List<Item> items, List<Token> flags, Span span) {}

  /** Something that stands within parentheses. */
  sealed interface Argument {
    /** Where it stands. */
    Span span();
  }

  /** {@code name(arguments)}: a driver, an option, a filter function. */
  record Call(Token name, List<Argument> arguments, Span span) implements Item, Argument {}

  /** A word, text or number. */
  record Value(Token token) implements Argument {
    @Override
    public Span span() {
      return token.span();
    }
  }

  /** {@code key => value}. */
  record Pair(Token key, Argument value, Span span) implements Argument {}

  /** {@code from..to}. */
  record Range(Token from, Token to, Span span) implements Argument {}

  /** A filter expression as an argument. */
  record Filter(Expression expression) implements Argument {
    @Override
    public Span span() {
      return expression.span();
    }
  }

  /** A filter expression. */
  sealed interface Expression {
    /** Where it stands. */
    Span span();
  }

  /** All must hold. */
  record And(List<Expression> all, Span span) implements Expression {}

  /** One must hold. */
  record Or(List<Expression> any, Span span) implements Expression {}

  /** It must not hold. */
  record Not(Expression negated, Span span) implements Expression {}

  /** {@code left op right}; each side is a {@link Value}, or a {@link Call} for a type hint. */
  record Compare(Argument left, Token operator, Argument right, Span span) implements Expression {}

  /** A filter function. */
  record Test(Call call) implements Expression {
    @Override
    public Span span() {
      return call.span();
    }
  }
}
