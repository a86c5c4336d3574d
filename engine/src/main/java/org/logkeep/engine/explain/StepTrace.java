package org.logkeep.engine.explain;

import java.util.List;
import org.logkeep.engine.destination.Written;
import org.logkeep.engine.filter.Explanation;
import org.logkeep.topology.Branch;

/**
 * What happened at a step.
 *
 * @param step the step; of rewrites that follow each other, the first
 * @param passed whether the record went on behind it
 * @param asked the conditions that were asked, in order
 * @param changes what rewrites and parsers did
 * @param branches the branches within the step that were entered, in order
 * @param written what a delivery wrote
 */
public record StepTrace(
    Branch.Step step,
    boolean passed,
    List<Explanation> asked,
    List<Change> changes,
    List<BranchTrace> branches,
    List<Written> written) {
  /** Copies the lists. */
  public StepTrace {
    asked = List.copyOf(asked);
    changes = List.copyOf(changes);
    branches = List.copyOf(branches);
    written = List.copyOf(written);
  }
}
