package org.logkeep.engine.filter.function;

import org.logkeep.engine.filter.PlanCompiler;
import org.logkeep.engine.filter.PlanSettings;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.engine.format.Scope;
import org.logkeep.engine.format.TextReader;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** A use of a filter function that is being compiled: its options, and what they need. */
public final class FilterUse {
  private final Use use;
  private final PlanCompiler plan;
  private final Scope scope;

  /** Makes a use. */
  public FilterUse(Use use, PlanCompiler plan, Scope scope) {
    this.use = use;
    this.plan = plan;
    this.scope = scope;
  }

  /** The name of the function. */
  public String name() {
    return use.name();
  }

  /** The options given. */
  public Options options() {
    return use.options();
  }

  /** Where the use stands. */
  public Span span() {
    return use.span();
  }

  /** What the plan may depend on beside the topology. */
  public PlanSettings settings() {
    return plan.settings();
  }

  /** A reader of the text that a template makes. */
  public TextReader reader(Template template) {
    return new TextReader(plan.formatter(template, scope));
  }

  /** Says what is wrong with an option and gives a predicate to go on with. */
  public Predicate error(String message) {
    plan.diagnostics().error("LK0923", span(), use.name() + ": " + message, "in this filter");
    return Predicate.never(span());
  }
}
