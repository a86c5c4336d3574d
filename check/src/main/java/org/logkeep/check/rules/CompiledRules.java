package org.logkeep.check.rules;

import java.util.List;

/**
 * Rules ready to match.
 *
 * @param matcher the matcher, to be closed by whoever asked for it
 * @param broken the rules that are not in it
 */
public record CompiledRules(LineMatcher matcher, List<BrokenRule> broken) {
  /** Copies the list. */
  public CompiledRules {
    broken = List.copyOf(broken);
  }
}
