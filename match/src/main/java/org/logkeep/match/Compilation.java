package org.logkeep.match;

import java.util.List;

/**
 * The outcome of compiling a list of patterns.
 *
 * @param database all patterns that could be read
 * @param problems those that could not, in the order of the list
 */
public record Compilation(PatternDatabase database, List<PatternProblem> problems) {
  public Compilation {
    problems = List.copyOf(problems);
  }
}
