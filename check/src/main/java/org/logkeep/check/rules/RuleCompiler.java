package org.logkeep.check.rules;

import java.util.List;

/** Makes matchers of rules. */
public interface RuleCompiler {
  /**
   * Compiles, or loads what was compiled before.
   *
   * @param rules by group
   * @param groups how many groups there are
   * @param utf8 whether characters are UTF-8 sequences, else bytes
   */
  CompiledRules compile(List<GroupedRules> rules, int groups, boolean utf8);

  /**
   * Says how much text is about to be matched, as far as it is known; called before rules are
   * compiled. What pays for a few lines is not what pays for many.
   */
  default void expect(long bytes) {}

  /** Does what was put off until the report is out. Called once, when a run is over. */
  default void finish() {}
}
