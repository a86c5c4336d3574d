package org.logkeep.engine.explain;

import java.util.List;
import org.logkeep.topology.Branch;

/**
 * What happened in a branch that the record entered.
 *
 * @param branch the branch
 * @param passed whether the record came to its end: whether the branch matched
 * @param steps the steps that it met, in order; those behind a junction once for each of its
 *     branches that matched
 */
public record BranchTrace(Branch branch, boolean passed, List<StepTrace> steps) {
  /** Copies the list. */
  public BranchTrace {
    steps = List.copyOf(steps);
  }
}
