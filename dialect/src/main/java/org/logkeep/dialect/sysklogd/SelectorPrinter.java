package org.logkeep.dialect.sysklogd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logkeep.topology.condition.PrioritySet;

/**
 * Says a set of priorities as a selector: first what most facilities have in common, then what the
 * others differ in.
 */
final class SelectorPrinter {
  private static final int ALL = 0xff;

  private SelectorPrinter() {}

  static String print(PrioritySet set) {
    Map<Integer, List<String>> byMask = new LinkedHashMap<>();
    for (int facility = 0; facility < PrioritySet.FACILITIES; facility++) {
      byMask
          .computeIfAbsent(set.mask(facility), mask -> new ArrayList<>())
          .add(Names.FACILITIES.get(facility));
    }
    int common = 0;
    int most = 0;
    for (Map.Entry<Integer, List<String>> entry : byMask.entrySet()) {
      if (entry.getValue().size() > most) {
        most = entry.getValue().size();
        common = entry.getKey();
      }
    }
    List<String> parts = new ArrayList<>();
    if (common != 0) {
      parts.addAll(terms("*", common));
    }
    for (Map.Entry<Integer, List<String>> entry : byMask.entrySet()) {
      int mask = entry.getKey();
      if (mask != common) {
        String facilities = String.join(",", entry.getValue());
        boolean replaces = common != 0 && mask != 0 && mask != ALL;
        if (replaces) {
          parts.add(facilities + ".none");
        }
        parts.addAll(terms(facilities, mask));
      }
    }
    return parts.isEmpty() ? "*.none" : String.join(";", parts);
  }

  /** What makes this mask of an empty one. */
  private static List<String> terms(String facilities, int mask) {
    if (mask == 0) {
      return List.of(facilities + ".none");
    }
    if (mask == ALL) {
      return List.of(facilities + ".*");
    }
    List<String> terms = new ArrayList<>();
    int run = Integer.numberOfTrailingZeros(~mask);
    if (run > 1) {
      terms.add(facilities + "." + Names.SEVERITIES.get(run - 1));
    }
    for (int severity = run > 1 ? run : 0; severity < Names.SEVERITIES.size(); severity++) {
      if ((mask >>> severity & 1) != 0) {
        terms.add(facilities + ".=" + Names.SEVERITIES.get(severity));
      }
    }
    return terms;
  }
}
