package org.logkeep.engine.route;

import org.logkeep.record.Selection;
import org.logkeep.topology.Branch;

/** Steps that change nothing and tell an observer what the others do. */
final class Observed {
  private Observed() {}

  /** The first step of a branch. */
  record Begin(Branch branch, RouteObserver observer) implements Step.Branching {
    @Override
    public void apply(Run run, Selection rows, Next next) {
      observer.branchBegins(branch);
      next.accept(run, rows);
      observer.branchEnds();
    }
  }

  /** The last step of a branch. */
  record End(RouteObserver observer) implements Step.Branching {
    @Override
    public void apply(Run run, Selection rows, Next next) {
      observer.branchPassed();
      next.accept(run, rows);
      observer.branchResumed();
    }
  }

  /** A step and what is told of it. */
  record Around(Branch.Step source, Step step, RouteObserver observer) implements Step.Branching {
    @Override
    public void apply(Run run, Selection rows, Next next) {
      observer.stepBegins(source);
      Next told =
          (r, left) -> {
            if (left.isEmpty()) {
              next.accept(r, left);
              return;
            }
            observer.stepPassed();
            next.accept(r, left);
            observer.stepResumed();
          };
      switch (step) {
        case Through through -> {
          through.apply(run, rows);
          told.accept(run, rows);
        }
        case Branching branching -> branching.apply(run, rows, told);
      }
      observer.stepEnds();
    }
  }
}
