package org.logkeep.engine.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logkeep.engine.filter.function.FilterUse;
import org.logkeep.engine.filter.function.Filters;
import org.logkeep.engine.format.RowTest;
import org.logkeep.engine.format.Scope;
import org.logkeep.engine.format.TextReader;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.template.Template;

/** Compiles conditions to predicates. */
final class ConditionCompiler {
  private final PlanCompiler plan;
  private final PatternPlan patterns;
  private final Filters filters = new Filters();
  private final Map<String, FilterCounter> counters = new LinkedHashMap<>();

  ConditionCompiler(PlanCompiler plan, PatternPlan patterns) {
    this.plan = plan;
    this.patterns = patterns;
  }

  List<FilterCounter> counters() {
    return List.copyOf(counters.values());
  }

  /** Compiles a condition of a path. */
  Predicate compile(Condition condition) {
    Predicate written = build(condition, Scope.OUTER, true);
    Condition folded = ConditionFolder.fold(condition);
    return folded.equals(condition) || plan.diagnostics().hasErrors()
        ? written
        : new FoldedPredicate(build(folded, Scope.OUTER, true), written);
  }

  /** Compiles a condition of a template, which is asked outside of the passes over a batch. */
  RowTest standalone(Condition condition, Scope scope) {
    Predicate predicate = unbatched(condition, scope);
    StandaloneContext own = new StandaloneContext();
    return (batch, row, context) -> predicate.test(batch, row, own.around(context));
  }

  /** Compiles a condition that searches its patterns each time that it is asked. */
  Predicate unbatched(Condition condition, Scope scope) {
    return build(ConditionFolder.fold(condition), scope, false);
  }

  private Predicate build(Condition condition, Scope scope, boolean batched) {
    return switch (condition) {
      case Condition.And and ->
          new AndPredicate(
              and.all().stream().map(part -> build(part, scope, batched)).toList(), and.span());
      case Condition.Or or ->
          new OrPredicate(
              or.any().stream().map(part -> build(part, scope, batched)).toList(), or.span());
      case Condition.Not not -> new NotPredicate(build(not.negated(), scope, batched), not.span());
      case Condition.Named named ->
          new NamedPredicate(
              build(named.condition(), scope, batched),
              counters.computeIfAbsent(named.name(), FilterCounter::new),
              named.span());
      case Condition.Constant constant -> new ConstantPredicate(constant.holds(), constant.span());
      case Condition.Priority priority -> new PriorityPredicate(priority);
      case Condition.Matches matches -> matches(matches, scope, batched);
      case Condition.Compare compare ->
          new ComparePredicate(
              reader(compare.left(), scope), reader(compare.right(), scope), compare);
      case Condition.Function function -> function(function, scope);
    };
  }

  private Predicate matches(Condition.Matches matches, Scope scope, boolean batched) {
    if (LiteralPredicate.handles(matches)) {
      return new LiteralPredicate(matches, reader(matches.subject(), scope));
    }
    TextReader subject = reader(matches.subject(), scope);
    return batched ? patterns.batched(matches, subject) : patterns.single(matches, subject);
  }

  private Predicate function(Condition.Function function, Scope scope) {
    return filters.compile(new FilterUse(function.function(), plan, scope));
  }

  private TextReader reader(Template template, Scope scope) {
    return new TextReader(plan.formatter(template, scope));
  }
}
