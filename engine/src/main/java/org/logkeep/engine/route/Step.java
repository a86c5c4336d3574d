package org.logkeep.engine.route;

import org.logkeep.record.Selection;

/**
 * A compiled step of a branch. It does its part for the selected rows and calls {@code next} with
 * those that go on: not at all, once, or once for each branch of a junction.
 *
 * <p>A selection holds at most one row of each received record.
 */
interface Step {
  /**
   * Does the step.
   *
   * @param rows the rows that came this far; the step may change the selection
   * @param next what follows
   */
  void apply(Run run, Selection rows, Next next);

  /** What follows a step. */
  @FunctionalInterface
  interface Next {
    /** Goes on with these rows; the selection belongs to the callee from now on. */
    void accept(Run run, Selection rows);
  }
}
