package org.logkeep.engine.route;

import java.util.List;
import org.logkeep.record.Selection;

/** A compiled branch: its steps, one behind the other, and how it stands among its siblings. */
final class Sequence {
  private final List<Step> steps;
  private final boolean isFinal;
  private final boolean isFallback;

  Sequence(List<Step> steps, boolean isFinal, boolean isFallback) {
    this.steps = List.copyOf(steps);
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

  private void from(int index, Run run, Selection rows, Step.Next end) {
    if (rows.isEmpty()) {
      run.release(rows);
    } else if (index == steps.size()) {
      end.accept(run, rows);
    } else {
      steps.get(index).apply(run, rows, (r, left) -> from(index + 1, r, left, end));
    }
  }
}
