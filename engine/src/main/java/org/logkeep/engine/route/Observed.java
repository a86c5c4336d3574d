package org.logkeep.engine.route;

import org.logkeep.record.Selection;
import org.logkeep.topology.Branch;

/** Steps that change nothing and tell an observer what the others do. */
final class Observed {
  private Observed() {}

  /** The first step of a branch. */
  record Begin(Branch branch, RouteObserver observer) implements Step {
    @Override
    public void apply(Run run, Selection rows, Next next) {
      observer.branchBegins(branch);
      next.accept(run, rows);
      observer.branchEnds();
    }
  }

  /** The last step of a branch. */
  record End(RouteObserver observer) implements Step {
    @Override
    public void apply(Run run, Selection rows, Next next) {
      observer.branchPassed();
      next.accept(run, rows);
      observer.branchResumed();
    }
  }

  /** A step and what is told of it. */
  record Around(Branch.Step source, Step step, RouteObserver observer) implements Step {
    @Override
    public void apply(Run run, Selection rows, Next next) {
      observer.stepBegins(source);
      step.apply(
          run,
          rows,
          (r, left) -> {
            if (left.isEmpty()) {
              next.accept(r, left);
              return;
            }
            observer.stepPassed();
            next.accept(r, left);
            observer.stepResumed();
          });
      observer.stepEnds();
    }
  }
}
