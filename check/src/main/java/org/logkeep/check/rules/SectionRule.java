package org.logkeep.check.rules;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Which lines belong into the report section of one rule file, told by the groups that hit them.
 *
 * @param file the rule file that picks lines
 * @param pick its group
 * @param excuses the groups whose hit takes a line out again
 * @param nothing true when no line can get in: strict compatibility with a broken rule file
 */
public record SectionRule(RuleFile file, int pick, BitSet excuses, boolean nothing) {

  /** What a report adds to the section's title: the file's name, but none for logcheck's own. */
  public String label() {
    return file.name().equals("logcheck") ? "" : file.name();
  }

  /** True when a line with these hits belongs here, as far as this file and its excuses go. */
  public boolean takes(long[] hits, int from) {
    if (nothing || !Groups.has(hits, from, pick)) {
      return false;
    }
    for (int g = excuses.nextSetBit(0); g >= 0; g = excuses.nextSetBit(g + 1)) {
      if (Groups.has(hits, from, g)) {
        return false;
      }
    }
    return true;
  }

  /** Builds the section of a file; the rules of excusing are those of logcheck. */
  static SectionRule of(
      RuleFile file,
      List<RuleFile> folder,
      List<RuleFile> ignore,
      Groups groups,
      Set<RuleFile> voided) {
    BitSet excuses = new BitSet();
    boolean nothing = voided.contains(file);
    for (RuleFile excuse : ignore) {
      String name = excuse.name();
      boolean named = name.equals(file.name()) || name.equals("logcheck-" + file.name());
      boolean local = name.equals("local") || name.startsWith("local-");
      if (named || local || file.name().equals("logcheck")) {
        excuses.set(groups.of(excuse));
        nothing |= voided.contains(excuse);
      }
    }
    if (file.name().equals("logcheck")) {
      for (RuleFile other : folder) {
        if (!other.name().startsWith("logchec")) {
          excuses.set(groups.of(other));
          nothing |= voided.contains(other);
        }
      }
    }
    return new SectionRule(file, groups.of(file), excuses, nothing);
  }
}
