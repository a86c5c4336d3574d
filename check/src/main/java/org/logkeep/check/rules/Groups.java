package org.logkeep.check.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbering of rule files as groups: the bit that a hit of any of a file's rules sets. All
 * ignore files share one group, since nobody asks which of them hit.
 */
public final class Groups {
  private final Map<String, Integer> byFile = new HashMap<>();
  private int count;

  /** Numbers the files of a tree. */
  public Groups(RuleTree tree) {
    List<String> keys = new ArrayList<>();
    for (RuleFile file : tree.files()) {
      keys.add(key(file));
    }
    for (String key : keys) {
      if (byFile.putIfAbsent(key, count) == null) {
        count++;
      }
    }
  }

  /** The group of a file. */
  public int of(RuleFile file) {
    return byFile.getOrDefault(key(file), 0);
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** How many longs the hits of one line take. */
  public int words() {
    return Math.max(1, (count + 63) >>> 6);
  }

  /** Whether a group's bit is set in the hits that begin at an index. */
  static boolean has(long[] hits, int from, int group) {
    return (hits[from + (group >>> 6)] >>> group & 1) != 0;
  }

  private static String key(RuleFile file) {
    return file.layer() == Layer.IGNORE ? "IGNORE" : file.layer() + "/" + file.name();
  }
}
