package org.logkeep.dialect.syslogng;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * The tags that a configuration names, in the order of its text: those of sources, of filters and
 * of rewrites whose tag is plain text. The real program numbers tags while it reads them (observed
 * in 3.38); the tags that stand for the names of sources come behind.
 */
final class TagOrder {
  private final SequencedSet<String> tags = new LinkedHashSet<>();

  private TagOrder() {}

  /** The tags of a configuration. */
  static List<String> of(List<Tree.Statement> statements) {
    TagOrder order = new TagOrder();
    for (Tree.Statement statement : statements) {
      switch (statement) {
        case Tree.ObjectStatement object -> object.items().forEach(order::item);
        case Tree.FilterStatement filter -> order.expression(filter.expression());
        case Tree.LogStatement log -> order.body(log.body());
        case Tree.OptionsStatement _, Tree.TemplateStatement _, Tree.FunctionStatement _ -> {}
      }
    }
    for (Tree.Statement statement : statements) {
      if (statement instanceof Tree.ObjectStatement object && object.kind() == ObjectKind.SOURCE) {
        order.tags.add(".source." + object.name().text());
      }
    }
    return List.copyOf(order.tags);
  }

  private void body(Tree.LogBody body) {
    body.items().forEach(this::item);
  }

  private void item(Tree.Item item) {
    switch (item) {
      case Tree.Call call -> call(call);
      case Tree.Inline inline -> inline.items().forEach(this::item);
      case Tree.InlineFilter filter -> expression(filter.expression());
      case Tree.Fork fork -> body(fork.body());
      case Tree.Junction junction -> junction.forks().forEach(this::item);
      case Tree.Choice choice ->
          choice
              .arms()
              .forEach(arm -> {
                arm.guard().ifPresent(this::expression);
                body(arm.body());
              });
      case Tree.Reference _ -> {}
    }
  }

  private void expression(Tree.Expression expression) {
    switch (expression) {
      case Tree.And and -> and.all().forEach(this::expression);
      case Tree.Or or -> or.any().forEach(this::expression);
      case Tree.Not not -> expression(not.negated());
      case Tree.Test test -> call(test.call());
      case Tree.Compare _ -> {}
    }
  }

  private void call(Tree.Call call) {
    if (call.name().isWord("tags")) {
      call.arguments().forEach(this::add);
    } else if (call.name().isWord("set-tag") || call.name().isWord("clear-tag")) {
      call.arguments().stream().limit(1).forEach(this::add);
    }
    for (Tree.Argument argument : call.arguments()) {
      if (argument instanceof Tree.Call inner) {
        call(inner);
      } else if (argument instanceof Tree.Filter filter) {
        expression(filter.expression());
      }
    }
  }

  private void add(Tree.Argument argument) {
    if (argument instanceof Tree.Value value && !value.token().text().contains("$")) {
      tags.add(value.token().text());
    }
  }
}
