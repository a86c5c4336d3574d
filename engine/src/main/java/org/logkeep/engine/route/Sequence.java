package org.logkeep.engine.route;

import java.util.List;
import org.logkeep.record.Selection;

/** A compiled branch: its steps, one behind the other, and how it stands among its siblings. */
final class Sequence {
  private final Step[] steps;
  private final boolean isFinal;
  private final boolean isFallback;

  Sequence(List<Step> steps, boolean isFinal, boolean isFallback) {
    this.steps = steps.toArray(Step[]::new);
    this.isFinal = isFinal;
    this.isFallback = isFallback;
  }

  boolean isFinal() {
    return isFinal;
  }

  boolean isFallback() {
    return isFallback;
  }

  /**
   * Sends rows through the steps.
   *
   * @param rows belongs to this call, which gives it back to the run
   * @param end gets what comes out at the end; perhaps several times
   */
  void run(Run run, Selection rows, Step.Next end) {
    from(0, run, rows, end);
  }

  private void from(int first, Run run, Selection rows, Step.Next end) {
    for (int i = first; i < steps.length; i++) {
      if (rows.isEmpty()) {
        run.release(rows);
        return;
      }
      if (steps[i] instanceof Step.Branching branching) {
        int following = i + 1;
        branching.apply(run, rows, (r, left) -> from(following, r, left, end));
        return;
      }
      // A switch over the two kinds would cost a class at start-up and a look-up a step.
      ((Step.Through) steps[i]).apply(run, rows);
    }
    if (rows.isEmpty()) {
      run.release(rows);
    } else {
      end.accept(run, rows);
    }
  }
}
