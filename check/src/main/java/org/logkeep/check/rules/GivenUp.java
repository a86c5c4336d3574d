package org.logkeep.check.rules;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.logkeep.match.BlockScanner;

/**
 * Lines on which a rule with a back-reference used up its steps, so that nobody knows whether it
 * hits. They go into the report: a rule that picks lines counts as hit, one that excuses them as
 * not hit. Said once for the rules of a group.
 */
final class GivenUp {
  private static final Pattern REFERENCE = Pattern.compile("\\\\[1-9]");

  private final List<GroupedRules> grouped;
  private final long[] picks;
  private final long[] unknown;
  private final long[] told;
  private final long budget;
  private final PrintStream progress;

  /**
   * Nothing given up yet.
   *
   * @param words longs of a scanner's hits
   * @param budget steps that a rule may take on a line
   * @param progress told of it
   */
  GivenUp(List<GroupedRules> grouped, int words, long budget, PrintStream progress) {
    this.grouped = List.copyOf(grouped);
    this.picks = new long[Math.max(1, words)];
    this.unknown = new long[Math.max(1, words)];
    this.told = new long[Math.max(1, words)];
    this.budget = budget;
    this.progress = progress;
    for (GroupedRules group : grouped) {
      if (group.picks() && group.group() >>> 6 < words) {
        picks[group.group() >>> 6] |= 1L << group.group();
      }
    }
  }

  /** Looks at the line that a scanner has just done; its hits begin at an index. */
  void see(BlockScanner scanner, int length, long[] hits, int at) {
    if (!scanner.undecided(unknown)) {
      return;
    }
    for (int w = 0; w < unknown.length && at + w < hits.length; w++) {
      hits[at + w] |= unknown[w] & picks[w];
      tell(w, unknown[w] & ~told[w], length);
      told[w] |= unknown[w];
    }
    Arrays.fill(unknown, 0);
  }

  private void tell(int word, long fresh, int length) {
    for (GroupedRules group : grouped) {
      if (group.group() >>> 6 == word && (fresh >>> group.group() & 1) != 0) {
        String places = places(group.rules());
        if (!places.isEmpty()) {
          progress.println(
              "warning: "
                  + places
                  + ": gave up after "
                  + budget
                  + " steps on a line of "
                  + length
                  + " bytes, for its back-reference; "
                  + (group.picks() ? "it counts as hit there" : "it does not excuse that line"));
        }
      }
    }
  }

  private static String places(List<Rule> rules) {
    List<String> places = new ArrayList<>();
    for (Rule rule : rules) {
      if (REFERENCE.matcher(new String(rule.text(), StandardCharsets.ISO_8859_1)).find()) {
        places.add(rule.file() + ":" + rule.line());
      }
    }
    return String.join(", ", places);
  }
}
