package org.logkeep.engine.route;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.record.Selection;

/** The kinds of compiled steps. */
final class Steps {
  private Steps() {}

  /** Rows for which the condition does not hold leave. */
  record Filter(Predicate predicate) implements Step.Through {
    @Override
    public void apply(Run run, Selection rows) {
      predicate.select(run.batch(), rows, run.context());
    }
  }

  /** Rows are changed; a row that other branches or a delivery may still see is copied first. */
  record Rewrite(List<Rewriter> rewriters) implements Step.Through {
    @Override
    public void apply(Run run, Selection rows) {
      int firstOwned = run.batch().rows();
      for (int i = 0; i < rows.size(); i++) {
        int row = rows.row(i);
        for (Rewriter rewriter : rewriters) {
          row = rewriter.rewrite(run.batch(), row, row >= firstOwned, run.context());
          if (row < 0) {
            break;
          }
        }
        rows.replace(i, row);
      }
      dropRefused(rows);
    }

    private static void dropRefused(Selection rows) {
      int kept = 0;
      for (int i = 0; i < rows.size(); i++) {
        if (rows.row(i) >= 0) {
          rows.replace(kept++, rows.row(i));
        }
      }
      rows.size(kept);
    }
  }

  /**
   * Rows are handed to the writers of a destination, and to the branches within it, which decide
   * nothing outside.
   */
  record Deliver(List<Place> writers, Optional<Siblings> branches, boolean hold)
      implements Step.Through {
    /** A destination's place: the group it belongs to and its number there. */
    record Place(Deliveries group, int target) {}

    @Override
    public void apply(Run run, Selection rows) {
      int visit = run.nextVisit();
      for (Place place : writers) {
        place.group().add(run.batch(), rows, place.target(), hold, visit);
      }
      if (branches.isPresent()) {
        branches.get().run(run, run.copy(rows), Run::release);
      }
    }
  }

  /** Each branch gets the rows; what follows is done for what comes out of each. */
  record Junction(Siblings branches) implements Step.Branching {
    @Override
    public void apply(Run run, Selection rows, Next next) {
      branches.run(run, rows, next);
    }
  }

  /** Rows go into the first alternative that takes them. */
  record Choice(List<Alternative> alternatives) implements Step.Branching {
    /**
     * With a guard, the guard takes or refuses a row; without one, coming out at the end of the
     * body does.
     */
    record Alternative(Optional<Predicate> guard, Sequence body) {}

    @Override
    public void apply(Run run, Selection rows, Next next) {
      Selection left = rows;
      for (Alternative alternative : alternatives) {
        if (left.isEmpty()) {
          break;
        }
        if (alternative.guard().isPresent()) {
          Selection taken = run.copy(left);
          alternative.guard().get().select(run.batch(), taken, run.context());
          remove(run, taken, left);
          alternative.body().run(run, taken, next);
        } else {
          Origins passed = run.origins();
          alternative
              .body()
              .run(
                  run,
                  run.copy(left),
                  (r, out) -> {
                    passed.addAll(r.batch(), out);
                    next.accept(r, out);
                  });
          passed.removeFrom(run.batch(), left);
          run.release(passed);
        }
      }
      if (left.isEmpty()) {
        run.release(left);
      } else {
        next.accept(run, left);
      }
    }

    private static void remove(Run run, Selection taken, Selection from) {
      Origins origins = run.origins();
      origins.addAll(run.batch(), taken);
      origins.removeFrom(run.batch(), from);
      run.release(origins);
    }
  }
}
