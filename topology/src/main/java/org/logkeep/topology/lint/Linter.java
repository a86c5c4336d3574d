package org.logkeep.topology.lint;

import java.util.List;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Runs all rules that hold for every dialect. */
public final class Linter {
  /** The rules, in the order in which they speak. */
  private static final List<Rule> RULES =
      List.of(
          new UnusedObjects(),
          new SameFileTwice(),
          new PrioritiesNowhere(),
          new UnreachablePaths(),
          new EmptyPaths());

  /** Makes a linter. */
  public Linter() {}

  /** Everything there is to say about a topology. */
  public List<Diagnostic> check(Topology topology) {
    Diagnostics diagnostics = new Diagnostics();
    for (Rule rule : RULES) {
      rule.check(topology, diagnostics);
    }
    return diagnostics.all();
  }
}
