package org.logkeep.check.rules;

import java.util.List;

/**
 * The rules of one name in one layer. What hits, what excuses whom and what a report section is
 * called goes by this name; ignore files of one name at several levels are one.
 *
 * @param layer its layer
 * @param name file name
 * @param rules in the order of the file
 */
public record RuleFile(Layer layer, String name, List<Rule> rules) {
  /** Copies the list. */
  public RuleFile {
    rules = List.copyOf(rules);
  }
}
