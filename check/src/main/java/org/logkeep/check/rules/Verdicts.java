package org.logkeep.check.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The three layers as conditions on the hits of a line (specification, section 7):
 *
 * <ol>
 *   <li>alarms: hit by a file of {@code cracking.d} and not excused;
 *   <li>violations: hit by a file of {@code violations.d} and not excused, and no alarm hits it if
 *       any alarm was printed;
 *   <li>the rest: hit by no ignore rule and by no alarm or violation rule, excused or not.
 * </ol>
 */
public final class Verdicts {
  private final Groups groups;
  private final List<SectionRule> alarms;
  private final List<SectionRule> violations;
  private final long[] alarmGroups;
  private final long[] pickGroups;
  private final long[] ignoreGroups;
  private final long[] notEvents;
  private final boolean noEvents;
  private final boolean alarmsVoided;

  /**
   * The verdicts of a tree.
   *
   * @param voided files with a broken rule that count as hitting nothing when they pick and
   *     everything when they take away, as a failing grep does; empty unless strict
   * @param alarmsOff strict only: excuses for alarms are switched on without their folder, which
   *     silences the layer
   */
  public Verdicts(RuleTree tree, Groups groups, Set<RuleFile> voided, boolean alarmsOff) {
    this.groups = groups;
    alarms = alarmsOff ? List.of() : sections(tree, Layer.CRACKING, Layer.CRACKING_IGNORE, voided);
    violations = sections(tree, Layer.VIOLATIONS, Layer.VIOLATIONS_IGNORE, voided);
    alarmGroups = bits(tree.of(Layer.CRACKING).stream());
    pickGroups =
        bits(
            tree.files().stream()
                .filter(f -> f.layer() == Layer.CRACKING || f.layer() == Layer.VIOLATIONS));
    ignoreGroups = bits(tree.of(Layer.IGNORE).stream());
    notEvents =
        bits(
            tree.files().stream()
                .filter(f ->
                    switch (f.layer()) {
                      case CRACKING, VIOLATIONS, IGNORE -> true;
                      case CRACKING_IGNORE, VIOLATIONS_IGNORE -> false;
                    }));
    noEvents =
        voided.stream()
            .anyMatch(
                f -> f.layer() != Layer.CRACKING_IGNORE && f.layer() != Layer.VIOLATIONS_IGNORE);
    alarmsVoided = voided.stream().anyMatch(f -> f.layer() == Layer.CRACKING);
  }

  /** The sections of the first layer, in order. */
  public List<SectionRule> alarms() {
    return alarms;
  }

  /** The sections of the second layer, in order. */
  public List<SectionRule> violations() {
    return violations;
  }

  /** Longs per line. */
  public int words() {
    return groups.words();
  }

  /** True when a line with these hits may be shown in the first two layers; it is no event then. */
  public boolean picked(long[] hits, int from) {
    return intersects(pickGroups, hits, from)
        && (any(alarms, hits, from) || any(violations, hits, from));
  }

  /** True when the line is an event of the third layer. */
  public boolean event(long[] hits, int from) {
    return !noEvents && !intersects(notEvents, hits, from);
  }

  /** True when an ignore rule hits. */
  public boolean ignored(long[] hits, int from) {
    return intersects(ignoreGroups, hits, from);
  }

  /** True when an alarm rule hits, excused or not. */
  public boolean hitByAlarm(long[] hits, int from) {
    return intersects(alarmGroups, hits, from);
  }

  /**
   * True when a line belongs into a section of the second layer.
   *
   * @param alarmsPrinted whether the first layer printed anything; only then are its lines taken
   *     out here
   */
  public boolean violation(SectionRule section, long[] hits, int from, boolean alarmsPrinted) {
    return section.takes(hits, from)
        && !(alarmsPrinted && (alarmsVoided || intersects(alarmGroups, hits, from)));
  }

  private List<SectionRule> sections(
      RuleTree tree, Layer pick, Layer excuse, Set<RuleFile> voided) {
    List<RuleFile> folder = tree.of(pick);
    List<RuleFile> ignore = tree.of(excuse);
    return folder.stream().map(f -> SectionRule.of(f, folder, ignore, groups, voided)).toList();
  }

  private long[] bits(Stream<RuleFile> files) {
    long[] set = new long[groups.words()];
    files.forEach(f -> set[groups.of(f) >>> 6] |= 1L << groups.of(f));
    return set;
  }

  private static boolean any(List<SectionRule> sections, long[] hits, int from) {
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).takes(hits, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean intersects(long[] groups, long[] hits, int from) {
    for (int w = 0; w < groups.length; w++) {
      if ((hits[from + w] & groups[w]) != 0) {
        return true;
      }
    }
    return false;
  }
}
