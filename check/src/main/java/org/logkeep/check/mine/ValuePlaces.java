package org.logkeep.check.mine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which places of a message are those of values, from the words seen there. */
final class ValuePlaces {
  /** So many different words may stand where a value may be and still be the message's own. */
  private static final int FEW = 4;

  /** So many combinations of such words. */
  private static final int MOST_COMBINATIONS = 5;

  /** So many places with values in a message, and a further one that may have values has them. */
  private static final int FORM = 2;

  private static final Set<String> NONE = Set.of("no", "No", "not", "Not", "any", "all", "All");

  private final Words words;

  ValuePlaces(Words words) {
    this.words = words;
  }

  /**
   * For clusters that are the same but for what may be values: the places of values.
   *
   * @return one flag a place
   */
  boolean[] doubtfulThatVary(List<Cluster> group) {
    int[] first = group.getFirst().words;
    boolean[] vary = new boolean[first.length];
    if (group.size() == 1) {
      return vary;
    }
    int[] different = new int[first.length];
    int most = 0;
    for (int p = 0; p < vary.length; p++) {
      Set<Integer> seen = new HashSet<>();
      long lines = 0;
      boolean surely = false;
      for (Cluster cluster : group) {
        surely |= words.get(cluster.words[p]).plain() == cluster.words[p];
        seen.add(cluster.words[p]);
        lines += cluster.lines;
      }
      different[p] = seen.size();
      most = Math.max(most, seen.size());
      boolean seldomTwice = lines < 2L * seen.size();
      vary[p] = seen.size() > FEW || (seen.size() > 1 && (surely || seldomTwice));
    }
    for (int p = 0; p < vary.length; p++) {
      vary[p] |= most > FEW && different[p] > most / 2;
    }
    int varying = 0;
    for (int p = 0; p < vary.length; p++) {
      varying += vary[p] ? 1 : 0;
    }
    if (varying >= FORM || combinations(group, vary) > MOST_COMBINATIONS) {
      for (int p = 0; p < vary.length; p++) {
        vary[p] |= different[p] > 1;
      }
    }
    return vary;
  }

  /** How many different lines there are when some places are left out. */
  private static int combinations(List<Cluster> group, boolean[] without) {
    Set<Long> seen = new HashSet<>();
    for (Cluster cluster : group) {
      long key = 0;
      for (int p = 0; p < without.length; p++) {
        key = without[p] ? key : Words.mix(key + cluster.words[p] + 1);
      }
      seen.add(key);
    }
    return seen.size();
  }

  /** True when the words that clusters have at a place, all of one shape, are values. */
  boolean isValuePlace(List<Cluster> members, int place) {
    Map<Integer, Long> seen = new HashMap<>();
    int names = 0;
    boolean states = true;
    boolean values = false;
    boolean settled = true;
    int plain = words.get(members.getFirst().words[place]).plain();
    for (Cluster member : members) {
      Word word = words.get(member.words[place]);
      settled &= word.plain() == plain;
      if (NONE.contains(word.text())) {
        return false; // "no errors" and "5 errors" say different things
      }
      states &= word.state();
      if (seen.merge(member.words[place], member.lines, Long::sum) == member.lines) {
        names += word.name() || word.value() ? 1 : 0;
        values |= word.value() && !word.letters();
      }
    }
    if (seen.size() < 2 || settled) {
      return seen.size() > FEW;
    }
    int evidence = evidence(members.getFirst().words, place);
    boolean allNames = place > 0 && names == seen.size();
    int needed = needed(evidence, allNames, values);
    if (states && !values) {
      return seen.size() >= 2 * needed;
    }
    long once = seen.values().stream().filter(lines -> lines == 1).count();
    boolean moreToCome = once >= 2 && evidence >= 5;
    return seen.size() >= (moreToCome ? Math.min(needed, 3) : needed);
  }

  /** How many different words make a place one for values. Several that came once promise more. */
  private static int needed(int evidence, boolean allNames, boolean someValues) {
    int base =
        evidence <= 1
            ? 12
            : evidence == 2 ? 8 : evidence == 3 ? 6 : evidence <= 5 ? 5 : evidence <= 8 ? 4 : 3;
    if (someValues && evidence >= 2) {
      return 2;
    }
    return allNames && evidence >= 2 ? Math.max(2, base / 2) : base;
  }

  /**
   * True for a word that is a value in part, or looks like a name, and has a value for a neighbour.
   */
  boolean isNameBesideValue(int[] line, int place) {
    Word word = words.get(line[place]);
    boolean likely = word.value() || word.name() || word.text().indexOf(':') > 0;
    if (!likely || word.bare() || !words.get(words.masked(line[place])).bare()) {
      return false;
    }
    boolean beside =
        (place > 0 && words.get(line[place - 1]).bare())
            || (place + 1 < line.length && words.get(line[place + 1]).bare());
    return beside && evidence(line, place) > 0;
  }

  /** How many other words with letters there are. */
  int evidence(int[] line, int place) {
    int count = 0;
    for (int i = 0; i < line.length; i++) {
      count += i != place && words.get(line[i]).letters() ? 1 : 0;
    }
    return count;
  }
}
