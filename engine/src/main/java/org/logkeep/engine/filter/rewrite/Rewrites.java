package org.logkeep.engine.filter.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.logkeep.engine.filter.PlanCompiler;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.topology.Component;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.option.Option;

/** All rewrites; the one place where they are registered. Each of them takes a condition. */
public final class Rewrites {
  private static final Option<Condition> CONDITION =
      Option.condition("condition", "Only records for which this holds are changed.");

  private static final List<RewriteDefinition> ALL =
      List.of(
          new SetValue(),
          new Unset(),
          new Substitute(),
          new Rename(),
          new ChangeTag(true),
          new ChangeTag(false),
          new SetPriority(),
          new SetFacility(),
          new SetSeverity());

  private final Map<String, RewriteDefinition> byName = new TreeMap<>();

  /** Makes the table. */
  public Rewrites() {
    for (RewriteDefinition rewrite : ALL) {
      byName.put(rewrite.component().name(), rewrite);
    }
  }

  /** Compiles a use of a rewrite. */
  public Rewriter compile(Use use, PlanCompiler plan) {
    RewriteUse context = new RewriteUse(use, plan);
    RewriteDefinition definition = byName.get(use.name());
    if (definition == null) {
      return context.error("there is no rewrite of this name");
    }
    Rewriter rewriter = definition.compile(context);
    Optional<Condition> condition = use.options().find(CONDITION);
    if (condition.isEmpty()) {
      return rewriter;
    }
    Predicate predicate = plan.predicateOfChangedRecords(condition.get());
    return (batch, row, owned, ctx) ->
        predicate.test(batch, row, ctx) ? rewriter.rewrite(batch, row, owned, ctx) : row;
  }

  /** The catalogue's entries of all rewrites, by name. */
  public List<Component> components() {
    return byName.values().stream().map(d -> withCondition(d.component())).toList();
  }

  private static Component withCondition(Component component) {
    List<Option<?>> options = new ArrayList<>(component.options());
    options.add(CONDITION);
    return new Component(component.kind(), component.name(), component.doc(), options);
  }
}
