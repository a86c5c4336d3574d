package org.logkeep.engine.route;

import org.logkeep.record.Selection;

/**
 * A compiled step of a branch: does its part for the selected rows, and lets some or all of them go
 * on.
 *
 * <p>A selection holds at most one row of each received record.
 */
sealed interface Step {
  /** A step behind which the same selection goes on, perhaps smaller or with other rows. */
  non-sealed interface Through extends Step {
    /**
     * Does the step.
     *
     * @param rows the rows that came this far; afterwards those that go on
     */
    void apply(Run run, Selection rows);
  }

  /** A step that decides itself how often what follows is done: once a branch, for instance. */
  non-sealed interface Branching extends Step {
    /**
     * Does the step.
     *
     * @param rows the rows that came this far; belongs to the step, which gives it back to the run
     * @param next what follows; called not at all, once or several times
     */
    void apply(Run run, Selection rows, Next next);
  }

  /** What follows a step. */
  @FunctionalInterface
  interface Next {
    /** Goes on with these rows; the selection belongs to the callee from now on. */
    void accept(Run run, Selection rows);
  }
}
