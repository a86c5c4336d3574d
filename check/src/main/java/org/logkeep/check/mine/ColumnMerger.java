package org.logkeep.check.mine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts skeletons together that differ only where a value stands. A place is taken for that of a
 * value when enough different words were seen there while everything else was the same; how many
 * are enough depends on how much else there is: in a line of ten words two words at one place are
 * names, in {@code VM started} and {@code VM stopped} they are not.
 */
final class ColumnMerger {
  private static final String VALUE = "\u0001";
  private static final int LONGEST_FOR_PAIRS = 24;
  private static final int MOST_FOR_PAIRS = 3000;

  /** One skeleton as words, with the numbers that belong to it. */
  private static final class Cluster {
    final String[] words;
    final List<Integer> numbers = new ArrayList<>();

    Cluster(String[] words) {
      this.words = words;
    }
  }

  private List<Cluster> clusters = new ArrayList<>();

  /** Takes a skeleton with its number. */
  void add(String skeleton, int number) {
    Cluster cluster = new Cluster(skeleton.split(" "));
    cluster.numbers.add(number);
    clusters.add(cluster);
  }

  /** Merges until nothing changes; answers the pattern of every number. */
  Map<Integer, String> merge() {
    boolean again = true;
    for (int round = 0; again && round < 8; round++) {
      again = mergeSingles();
      again |= mergePairs();
    }
    Map<Integer, String> patterns = new HashMap<>();
    for (Cluster cluster : clusters) {
      String pattern = String.join(" ", cluster.words);
      cluster.numbers.forEach(n -> patterns.put(n, pattern));
    }
    return patterns;
  }

  private boolean mergeSingles() {
    Map<String, List<Cluster>> byKey = new HashMap<>();
    for (Cluster cluster : clusters) {
      for (int p = 0; p < cluster.words.length; p++) {
        byKey
            .computeIfAbsent(p + " " + key(cluster.words, p, -1), _ -> new ArrayList<>())
            .add(cluster);
      }
    }
    Map<Cluster, Integer> wild = new HashMap<>();
    byKey.forEach((key, members) -> {
      int place = Integer.parseInt(key.substring(0, key.indexOf(' ')));
      if (members.size() > 1 && isValuePlace(members, place)) {
        members.forEach(c -> wild.merge(c, place, Math::min));
      }
    });
    return rewrite(wild);
  }

  private boolean rewrite(Map<Cluster, Integer> wild) {
    if (wild.isEmpty()) {
      return false;
    }
    Map<String, Cluster> merged = new HashMap<>();
    for (Cluster cluster : clusters) {
      Integer place = wild.get(cluster);
      String[] words = cluster.words;
      if (place != null) {
        words = words.clone();
        words[place] = masked(words[place]);
      }
      String[] kept = words;
      merged
          .computeIfAbsent(String.join(" ", words), _ -> new Cluster(kept))
          .numbers
          .addAll(cluster.numbers);
    }
    clusters = new ArrayList<>(merged.values());
    return true;
  }

  /** A word as a value: its punctuation at both ends stays. */
  private static String masked(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && "([{<\"'".indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && ")]}>\"',:;.".indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    return word.substring(0, from) + VALUE + word.substring(to);
  }

  private static boolean isValuePlace(List<Cluster> members, int place) {
    Set<String> values = new HashSet<>();
    boolean shaped = true;
    String shape = shape(members.getFirst().words[place]);
    int names = 0;
    for (Cluster member : members) {
      String word = member.words[place];
      if (isPunctuation(word)) {
        return false;
      }
      if (values.add(word)) {
        shaped &= shape(word).equals(shape);
        names += looksLikeName(word) ? 1 : 0;
      }
    }
    if (values.size() < 2 || !shaped) {
      return false;
    }
    int evidence = evidence(members.getFirst().words, place);
    return values.size()
        >= needed(
            evidence, names == values.size(), values.stream().anyMatch(v -> v.contains(VALUE)));
  }

  /** How many different words make a place one for values. */
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

  /** How many other words with letters there are. */
  private static int evidence(String[] words, int place) {
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      count += i != place && words[i].chars().anyMatch(Character::isLetter) ? 1 : 0;
    }
    return count;
  }

  /** What stands at both ends of a word; words of different shape are not values of one place. */
  private static String shape(String word) {
    return masked(word);
  }

  /** Empty brackets and the like: nothing stands there, which is not a value. */
  private static boolean isPunctuation(String word) {
    return word.chars().noneMatch(c -> c == Masker.VALUE || Character.isLetterOrDigit(c));
  }

  /** Words that no sentence has: capitals inside, underscores, hyphens, or no vowel. */
  private static boolean looksLikeName(String word) {
    if (word.contains(VALUE)) {
      return true;
    }
    boolean inner = false;
    boolean vowel = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      inner |=
          (i > 0 && c >= 'A' && c <= 'Z' && Character.isLowerCase(word.charAt(i - 1)))
              || c == '_'
              || c == '-'
              || c == '$'
              || c == '#';
      vowel |= "aeiouyAEIOUY".indexOf(c) >= 0;
    }
    return inner || !vowel;
  }

  private boolean mergePairs() {
    if (clusters.size() > MOST_FOR_PAIRS) {
      return false;
    }
    Map<String, List<Cluster>> byKey = new HashMap<>();
    for (Cluster cluster : clusters) {
      int n = cluster.words.length;
      if (n > LONGEST_FOR_PAIRS) {
        continue;
      }
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          if (evidence(cluster.words, p) - 1 >= 3) {
            byKey
                .computeIfAbsent(
                    p + " " + q + " " + key(cluster.words, p, q), _ -> new ArrayList<>())
                .add(cluster);
          }
        }
      }
    }
    Map<Cluster, Integer> wild = new HashMap<>();
    byKey.forEach((key, members) -> {
      String[] parts = key.split(" ", 3);
      int p = Integer.parseInt(parts[0]);
      int q = Integer.parseInt(parts[1]);
      if (members.size() >= 4 && isValuePlace(members, p) && isValuePlace(members, q)) {
        members.forEach(c -> wild.merge(c, p, Math::min));
      }
    });
    return rewrite(wild);
  }

  private static String key(String[] words, int p, int q) {
    String[] copy = Arrays.copyOf(words, words.length);
    copy[p] = "\u0002";
    if (q >= 0) {
      copy[q] = "\u0002";
    }
    return String.join(" ", copy);
  }
}
