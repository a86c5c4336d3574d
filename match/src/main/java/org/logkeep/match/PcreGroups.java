package org.logkeep.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The groups of a pattern: their numbers and names as they are met, and what references point at.
 *
 * <p>A pattern is read twice. The first time all references are taken, since what they point at may
 * stand further behind; the second time those of the first reading are known.
 */
final class PcreGroups {
  private final Optional<PcreGroups> whole;
  private final Map<String, List<Integer>> names = new LinkedHashMap<>();
  private boolean duplicateNames;
  private int count;

  private PcreGroups(boolean duplicateNames, Optional<PcreGroups> whole) {
    this.duplicateNames = duplicateNames;
    this.whole = whole;
  }

  /** Those of a first reading. */
  static PcreGroups counting(boolean duplicateNames) {
    return new PcreGroups(duplicateNames, Optional.empty());
  }

  /** Those of the second reading of the pattern of which these are all. */
  PcreGroups again(boolean duplicateNames) {
    return new PcreGroups(duplicateNames, Optional.of(this));
  }

  /** The highest number so far. */
  int count() {
    return count;
  }

  /** Goes back, or on, to a number: the branches of {@code (?|...)} number theirs alike. */
  void count(int number) {
    count = number;
  }

  /** The names, each with the numbers of its groups. */
  Map<String, List<Integer>> names() {
    return names;
  }

  /** Whether several groups may have one name, as {@code (?J)} says. */
  void allowDuplicateNames(boolean allowed) {
    duplicateNames = allowed;
  }

  /** The number of the group that opens here. */
  int open() {
    return ++count;
  }

  /** Gives the next group a name; false if another has it. */
  boolean name(String name) {
    List<Integer> before = names.getOrDefault(name, List.of());
    int number = count + 1;
    if (before.contains(number)) {
      return true;
    }
    if (!before.isEmpty() && !duplicateNames) {
      return false;
    }
    List<Integer> all = new ArrayList<>(before);
    all.add(number);
    names.put(name, List.copyOf(all));
    return true;
  }

  /** How many groups the pattern has, as far as that is known yet. */
  int known() {
    return whole.map(PcreGroups::count).orElse(count);
  }

  /** Whether there is a group of this number, or may be further behind. */
  boolean has(int number) {
    return number >= 1 && whole.map(all -> number <= all.count).orElse(true);
  }

  /** The groups of a name; none if there is no such name. */
  List<Integer> named(String name) {
    return whole.map(all -> all.names.getOrDefault(name, List.of())).orElse(List.of(1));
  }

  /** The number that {@code -N}, {@code +N} or {@code N} means here. */
  int number(int sign, int given) {
    return sign < 0 ? count - given + 1 : sign > 0 ? count + given : given;
  }
}
