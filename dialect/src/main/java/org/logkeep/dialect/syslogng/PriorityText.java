package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logkeep.topology.condition.PrioritySet;

/** Says sets of priorities as {@code facility()} and {@code level()}. */
final class PriorityText {
  private static final int ALL = 0xff;
  private static final int NAMED = PrioritySet.FACILITIES - 1;

  private PriorityText() {}

  /** An expression; not in parentheses. */
  static String of(PrioritySet set) {
    int others = usual(set);
    Map<Integer, List<Integer>> exceptions = new LinkedHashMap<>();
    List<Integer> all = new ArrayList<>();
    for (int facility = 0; facility < NAMED; facility++) {
      if (set.mask(facility) != others) {
        all.add(facility);
        exceptions.computeIfAbsent(set.mask(facility), mask -> new ArrayList<>()).add(facility);
      }
    }
    List<String> ways = new ArrayList<>();
    if (others != 0) {
      ways.add(both(others, all.isEmpty() ? "" : "not " + facilities(all)));
    }
    exceptions.forEach((mask, facilities) -> {
      if (mask != 0) {
        ways.add(both(mask, facilities(facilities)));
      }
    });
    if (ways.isEmpty()) {
      return "not level(emerg..debug)";
    }
    return ways.size() == 1 ? ways.getFirst() : "(" + String.join(") or (", ways) + ")";
  }

  /** What holds for facilities that have no name, and so for all that are not mentioned. */
  private static int usual(PrioritySet set) {
    return set.mask(NAMED);
  }

  private static String both(int mask, String facilities) {
    if (mask == ALL) {
      return facilities.isEmpty() ? "level(emerg..debug)" : facilities;
    }
    return levels(mask) + (facilities.isEmpty() ? "" : " and " + facilities);
  }

  private static String facilities(List<Integer> codes) {
    return "facility("
        + String.join(", ", codes.stream().map(Priorities::facilityName).toList())
        + ")";
  }

  private static String levels(int mask) {
    List<String> runs = new ArrayList<>();
    for (int low = 0; low < 8; low++) {
      if (((mask >>> low) & 1) != 0) {
        int high = low;
        while (high < 7 && ((mask >>> (high + 1)) & 1) != 0) {
          high++;
        }
        runs.add(
            low == high
                ? Priorities.severityName(low)
                : Priorities.severityName(high) + ".." + Priorities.severityName(low));
        low = high;
      }
    }
    return "level(" + String.join(", ", runs) + ")";
  }
}
