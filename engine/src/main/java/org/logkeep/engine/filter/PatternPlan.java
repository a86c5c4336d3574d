package org.logkeep.engine.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.logkeep.engine.format.TextReader;
import org.logkeep.match.CompileOptions;
import org.logkeep.match.CompiledPattern;
import org.logkeep.match.PatternException;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.template.Template;

/**
 * Collects the patterns of a plan by subject, so that each subject is searched once a record, for
 * all conditions of all paths.
 */
final class PatternPlan {
  private final CompileOptions options = CompileOptions.defaults();
  private final Diagnostics diagnostics;
  private final Map<Template, PatternGroup> groups = new LinkedHashMap<>();

  PatternPlan(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Adds a condition's pattern; the predicate may be used after {@link #freeze}. */
  Predicate batched(Condition.Matches matches, TextReader subject) {
    PatternGroup group =
        groups.computeIfAbsent(matches.subject(), key -> new PatternGroup(groups.size(), subject));
    int id = group.add(matches.pattern(), matches.span());
    return new PatternPredicate(group, id, matches, new LocatedPattern(() -> compile(matches)));
  }

  /** A condition's pattern, searched each time that it is asked for. */
  Predicate single(Condition.Matches matches, TextReader subject) {
    try {
      CompiledPattern pattern = compile(matches);
      return new SinglePredicate(subject, matches, new LocatedPattern(() -> pattern));
    } catch (PatternException e) {
      PatternErrors.report(diagnostics, matches.span(), e.offset(), e.problem());
      return Predicate.never(matches.span());
    }
  }

  private CompiledPattern compile(Condition.Matches matches) {
    return CompiledPattern.compile(matches.pattern(), options);
  }

  /** Compiles all patterns. */
  void freeze() {
    groups.values().forEach(group -> group.freeze(options, diagnostics));
  }

  /** How many texts were searched on which some pattern ran out of its budget. */
  long undecided() {
    return groups.values().stream().mapToLong(PatternGroup::undecided).sum();
  }
}
