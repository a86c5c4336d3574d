package org.logkeep.engine.filter.rewrite;

import org.logkeep.engine.filter.PlanCompiler;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.engine.format.FormatSettings;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.Scope;
import org.logkeep.engine.format.TextReader;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** A use of a rewrite that is being compiled: its options, and what they need. */
public final class RewriteUse {
  private final Use use;
  private final PlanCompiler plan;

  /** Makes a use. */
  public RewriteUse(Use use, PlanCompiler plan) {
    this.use = use;
    this.plan = plan;
  }

  /** The name of the rewrite. */
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

  /** What output may depend on beside records. */
  public FormatSettings settings() {
    return plan.settings().format();
  }

  /** A reader of the text that a template makes. */
  public TextReader reader(Template template) {
    return new TextReader(plan.formatter(template));
  }

  /** A compiled template in which some more names have a meaning. */
  public Formatter formatter(Template template, Scope scope) {
    return plan.formatter(template, scope);
  }

  /** Where errors go. */
  public Diagnostics diagnostics() {
    return plan.diagnostics();
  }

  /** Says what is wrong and gives a rewrite to go on with. */
  public Rewriter error(String message) {
    plan.diagnostics().error("LK0924", span(), use.name() + ": " + message, "in this rewrite");
    return (batch, row, owned, context) -> row;
  }
}
