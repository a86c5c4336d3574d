package org.logkeep.check.rules;

import java.util.List;

/**
 * Rules that set the same bit.
 *
 * @param group the bit
 * @param ignoreCase whether letters match both cases
 * @param rules the rules
 */
public record GroupedRules(int group, boolean ignoreCase, List<Rule> rules) {
  /** Copies the list. */
  public GroupedRules {
    rules = List.copyOf(rules);
  }

  /** The groups of a whole tree, one entry a rule file. */
  public static List<GroupedRules> of(RuleTree tree, Groups groups) {
    return tree.files().stream()
        .map(file -> new GroupedRules(groups.of(file), false, file.rules()))
        .toList();
  }
}
