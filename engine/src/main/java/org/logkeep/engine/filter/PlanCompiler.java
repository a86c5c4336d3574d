package org.logkeep.engine.filter;

import java.util.List;
import org.logkeep.engine.filter.rewrite.Rewrites;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.RowTest;
import org.logkeep.engine.format.Scope;
import org.logkeep.engine.format.TemplateCompiler;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.template.Template;

/**
 * Compiles the conditions and templates of one plan, for one thread.
 *
 * <p>Everything is compiled first; then {@link #finish} puts all patterns that were met into
 * databases. Nothing compiled may be used before that, or if the diagnostics hold an error.
 */
public final class PlanCompiler {
  private final PlanSettings settings;
  private final Diagnostics diagnostics;
  private final PatternPlan patterns;
  private final TemplateCompiler templates;
  private final ConditionCompiler conditions;
  private final Rewrites rewrites = new Rewrites();

  /**
   * Makes a compiler.
   *
   * @param settings what the plan may depend on beside the topology
   * @param diagnostics where errors go
   */
  public PlanCompiler(PlanSettings settings, Diagnostics diagnostics) {
    this.settings = settings;
    this.diagnostics = diagnostics;
    this.patterns = new PatternPlan(diagnostics);
    this.templates = new TemplateCompiler(settings.format(), this::test, diagnostics);
    this.conditions = new ConditionCompiler(this, patterns);
  }

  /** What the plan may depend on beside the topology. */
  public PlanSettings settings() {
    return settings;
  }

  /** Where errors go. */
  public Diagnostics diagnostics() {
    return diagnostics;
  }

  /** Compiles a template. */
  public Formatter formatter(Template template) {
    return templates.compile(template);
  }

  /** Compiles a template that stands in an inner scope. */
  public Formatter formatter(Template template, Scope scope) {
    return templates.compile(template, scope);
  }

  /** Compiles a condition. */
  public Predicate predicate(Condition condition) {
    return conditions.compile(condition);
  }

  /**
   * Compiles a condition on records that rewrites may have changed since the patterns of their
   * batch were searched: it keeps no verdicts.
   */
  public Predicate predicateOfChangedRecords(Condition condition) {
    return conditions.unbatched(condition, Scope.OUTER);
  }

  /** Compiles a rewrite. */
  public Rewriter rewriter(Use rewrite) {
    return rewrites.compile(rewrite, this);
  }

  /** The counters of all named filters, in the order in which they were met. */
  public List<FilterCounter> counters() {
    return conditions.counters();
  }

  /** Puts all patterns into databases. */
  public void finish() {
    patterns.freeze();
  }

  /** How many texts were searched on which some pattern ran out of its budget of steps. */
  public long undecidedSearches() {
    return patterns.undecided();
  }

  private RowTest test(Condition condition, Scope scope) {
    return conditions.standalone(condition, scope);
  }
}
