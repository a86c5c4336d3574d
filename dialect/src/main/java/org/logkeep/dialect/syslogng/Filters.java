package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.Condition.Comparison;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** Gives filter expressions their meaning (section 5 of the specification). */
final class Filters {
  private final Binding binding;
  private final Set<String> open = new LinkedHashSet<>();

  Filters(Binding binding) {
    this.binding = binding;
  }

  /** The meaning of an expression; nothing after an error. */
  Optional<Condition> condition(Tree.Expression expression) {
    return switch (expression) {
      case Tree.And and -> all(and.all()).map(all -> new Condition.And(all, and.span()));
      case Tree.Or or -> all(or.any()).map(any -> new Condition.Or(any, or.span()));
      case Tree.Not not ->
          condition(not.negated()).map(inner -> new Condition.Not(inner, not.span()));
      case Tree.Compare compare -> compare(compare);
      case Tree.Test test -> function(test.call());
    };
  }

  private Optional<List<Condition>> all(List<Tree.Expression> expressions) {
    List<Condition> conditions = new ArrayList<>();
    for (Tree.Expression each : expressions) {
      condition(each).ifPresent(conditions::add);
    }
    return conditions.size() == expressions.size() ? Optional.of(conditions) : Optional.empty();
  }

  /** The condition of a named filter. */
  Optional<Condition> named(Token name, Span span) {
    Optional<Tree.Statement> found = binding.resolve(ObjectKind.FILTER, name);
    if (found.isEmpty() || !(found.get() instanceof Tree.FilterStatement filter)) {
      return Optional.empty();
    }
    if (!open.add(name.text())) {
      binding.error(
          DiagnosticCode.NAME_LOOP,
          name.span(),
          "filters refer to each other in a circle: "
              + String.join(" -> ", open)
              + " -> "
              + name.text(),
          "back to an earlier one");
      return Optional.empty();
    }
    Optional<Condition> inner = condition(filter.expression());
    open.remove(name.text());
    return inner.map(condition -> new Condition.Named(name.text(), condition, span));
  }

  private Optional<Condition> compare(Tree.Compare compare) {
    Optional<Template> left = binding.templates().text(compare.left());
    Optional<Template> right = binding.templates().text(compare.right());
    Optional<Comparison> comparison = comparison(compare.operator());
    if (left.isEmpty() || right.isEmpty() || comparison.isEmpty()) {
      return Optional.empty();
    }
    if (comparison.get().numeric() && (isWord(left.get()) || isWord(right.get()))) {
      binding.warn(
          DiagnosticCode.NUMERIC_COMPARISON,
          compare.span(),
          "\"" + compare.operator().text() + "\" compares numbers, and this text counts as 0",
          "any two words are equal here",
          "use " + comparison.get().ofTexts().sign() + " to compare texts");
    }
    return Optional.of(
        new Condition.Compare(left.get(), comparison.get(), right.get(), compare.span()));
  }

  private static boolean isWord(Template template) {
    return template.constant().filter(text -> !text.matches("\\s*[-+]?[0-9]+.*")).isPresent();
  }

  private Optional<Comparison> comparison(Token operator) {
    Optional<Comparison> known = Comparison.of(operator.text());
    if (known.isEmpty()) {
      binding.error(
          DiagnosticCode.UNEXPECTED,
          operator.span(),
          "\"" + operator.text() + "\" is not known in version " + Pragmas.NEWEST,
          "use eq or ==");
    }
    return known;
  }

  private Optional<Condition> function(Tree.Call call) {
    Optional<FilterFunction> known = FilterFunctions.named(call.name().name());
    if (known.isEmpty()) {
      binding.add(
          Suggestions.help(
              DiagnosticCode.DRIVER_UNKNOWN.at(
                  Level.ERROR,
                  call.name().span(),
                  "there is no filter function \"" + call.name().text() + "\"",
                  "unknown function"),
              call.name().name(),
              FilterFunctions.words()));
    }
    return known.flatMap(function -> function.read(call, binding));
  }
}
