package org.logkeep.check.rules;

import java.util.List;

/**
 * Rules that set the same bit.
 *
 * @param group the bit
 * @param ignoreCase whether letters match both cases
 * @param picks whether a hit gets a line into the report; such a rule counts as hit where it gives
 *     up on a line, every other one as not hit, so that the line is reported
 * @param rules the rules
 */
public record GroupedRules(int group, boolean ignoreCase, boolean picks, List<Rule> rules) {
  /** Copies the list. */
  public GroupedRules {
    rules = List.copyOf(rules);
  }

  /** Rules that do not count as hit where they give up. */
  public GroupedRules(int group, boolean ignoreCase, List<Rule> rules) {
    this(group, ignoreCase, false, rules);
  }

  /** The groups of a whole tree, one entry a rule file. */
  public static List<GroupedRules> of(RuleTree tree, Groups groups) {
    return tree.files().stream()
        .map(file -> new GroupedRules(groups.of(file), false, picks(file.layer()), file.rules()))
        .toList();
  }

  private static boolean picks(Layer layer) {
    return switch (layer) {
      case CRACKING, VIOLATIONS -> true;
      case CRACKING_IGNORE, VIOLATIONS_IGNORE, IGNORE -> false;
    };
  }
}
