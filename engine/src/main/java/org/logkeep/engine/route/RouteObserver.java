package org.logkeep.engine.route;

import org.logkeep.engine.filter.Predicate;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Use;

/**
 * Is told how a record walks, so that it can be explained. A daemon runs without one; then nothing
 * of this is compiled into its paths.
 *
 * <p>Steps call what follows them, so calls nest: between {@code passed} and {@code resumed} what
 * happens belongs to what comes behind the step or the branch, not to what is within it. Only one
 * record at a time may be routed under an observer.
 */
public interface RouteObserver {
  /** The record enters a branch. */
  void branchBegins(Branch branch);

  /** The record came to the branch's end: the branch matched it. */
  void branchPassed();

  /** What followed the branch is done. */
  void branchResumed();

  /** Nothing more happens in the branch. */
  void branchEnds();

  /** The record meets a step; of rewrites that follow each other, the first one. */
  void stepBegins(Branch.Step step);

  /** The record goes on behind the step. */
  void stepPassed();

  /** What followed the step is done. */
  void stepResumed();

  /** The step is done. */
  void stepEnds();

  /** Stands before a condition of a step. */
  Predicate around(Predicate predicate);

  /** Stands before a rewrite. */
  Rewriter around(Use use, Rewriter rewriter);
}
