package org.logkeep.engine.route;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.record.Selection;

/**
 * Branches that are offered the same records: the paths of an input, the branches of a junction.
 *
 * <p>They are tried in order. What a final one matched goes to no later one; fallback ones come
 * last and get what no other matched.
 */
final class Siblings {
  private final List<Sequence> ordinary = new ArrayList<>();
  private final List<Sequence> fallbacks = new ArrayList<>();

  Siblings(List<Sequence> branches) {
    for (Sequence branch : branches) {
      (branch.isFallback() ? fallbacks : ordinary).add(branch);
    }
  }

  /**
   * Offers rows to the branches.
   *
   * @param rows belongs to this call, which gives it back to the run
   * @param end gets what comes out of each branch
   */
  void run(Run run, Selection rows, Step.Next end) {
    Origins matchedByAny = run.origins();
    tryAll(ordinary, run, rows, matchedByAny, end);
    if (!fallbacks.isEmpty()) {
      matchedByAny.removeFrom(run.batch(), rows);
      tryAll(fallbacks, run, rows, matchedByAny, end);
    }
    run.release(matchedByAny);
    run.release(rows);
  }

  private static void tryAll(
      List<Sequence> branches, Run run, Selection rows, Origins matchedByAny, Step.Next end) {
    for (Sequence branch : branches) {
      if (rows.isEmpty()) {
        return;
      }
      Origins matched = branch.isFinal() ? run.origins() : matchedByAny;
      branch.run(
          run,
          run.copy(rows),
          (r, passed) -> {
            matched.addAll(r.batch(), passed);
            if (branch.isFinal()) {
              matchedByAny.addAll(r.batch(), passed);
            }
            end.accept(r, passed);
          });
      if (branch.isFinal()) {
        matched.removeFrom(run.batch(), rows);
        run.release(matched);
      }
    }
  }
}
