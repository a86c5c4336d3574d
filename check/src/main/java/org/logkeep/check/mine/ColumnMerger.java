package org.logkeep.check.mine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * Puts skeletons together that differ only where values stand.
 *
 * <p>First the places where the {@link Masker} saw what may be a value: among skeletons that are
 * the same otherwise, a few words that come again and again are words of the message, and more of
 * them, or words that hardly come twice, are values. Then all other places, with more evidence
 * asked for: a place is taken for that of a value when enough different words were seen there while
 * everything else was the same. How many are enough depends on how much else there is: in a line of
 * ten words four words at one place are names, in {@code VM started} and {@code VM stopped} they
 * are not.
 */
final class ColumnMerger {
  private static final int MOST_ROUNDS = 8;
  private static final int LONGEST_REPEAT = 4;
  private static final int LONGEST_FOR_PAIRS = 24;
  private static final int MOST_FOR_PAIRS = 3000;
  private static final int LEAST_FOR_PAIRS = 4;

  private final Words words = new Words();
  private final ValuePlaces places = new ValuePlaces(words);
  private List<Cluster> clusters = new ArrayList<>();

  /** Takes a skeleton with its number, and how many lines have it. */
  void add(String skeleton, int number, long lines) {
    String[] split = skeleton.split(" ");
    int[] numbers = new int[split.length];
    for (int i = 0; i < split.length; i++) {
      numbers[i] = words.number(split[i]);
    }
    Cluster cluster = new Cluster(withoutRepeats(numbers), words);
    cluster.add(number, lines);
    clusters.add(cluster);
  }

  /**
   * Words that repeat with a value among them, as in {@code node-1 0xf <ok> node-2 0xf <ok>}, are a
   * list, and are kept once.
   */
  private int[] withoutRepeats(int[] line) {
    int[] kept = new int[line.length];
    int size = 0;
    for (int word : line) {
      kept[size++] = word;
      for (int length = 1; length <= LONGEST_REPEAT && 2 * length <= size; length++) {
        if (repeats(kept, size, length)) {
          size -= length;
          break;
        }
      }
    }
    return size == line.length ? line : Arrays.copyOf(kept, size);
  }

  private boolean repeats(int[] line, int size, int length) {
    boolean value = false;
    for (int i = size - length; i < size; i++) {
      if (line[i] != line[i - length]) {
        return false;
      }
      value |= words.get(line[i]).value();
    }
    return value;
  }

  /** Merges until nothing changes; answers the pattern of every number below {@code count}. */
  String[] merge(int count) {
    settleDoubtful();
    boolean again = true;
    for (int round = 0; again && round < MOST_ROUNDS; round++) {
      again = mergeSingles();
      again |= mergePairs();
      again |= absorbNames();
      again |= settleDoubtful();
    }
    String[] patterns = new String[count];
    Arrays.fill(patterns, "");
    for (Cluster cluster : clusters) {
      StringBuilder text = new StringBuilder();
      for (int word : cluster.words) {
        text.append(text.isEmpty() ? "" : " ").append(Word.shown(words.get(word).text()));
      }
      for (int skeleton : cluster.skeletons()) {
        patterns[skeleton] = text.toString();
      }
    }
    return patterns;
  }

  /** Decides for each place with a perhaps-value whether it is one; true when something changed. */
  private boolean settleDoubtful() {
    int before = clusters.size();
    Map<Long, List<Cluster>> groups = new LinkedHashMap<>();
    for (Cluster cluster : clusters) {
      long key = cluster.words.length;
      for (int p = 0; p < cluster.words.length; p++) {
        key += Cluster.at(words.get(cluster.words[p]).plain(), p, words);
      }
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(cluster);
    }
    List<Cluster> settled = new ArrayList<>();
    for (List<Cluster> group : groups.values()) {
      boolean[] value = places.doubtfulThatVary(group);
      for (Cluster cluster : group) {
        settled.add(settled(cluster, value));
      }
    }
    clusters = united(settled);
    return clusters.size() < before;
  }

  /** A cluster with values at the places where they are taken for such. */
  private Cluster settled(Cluster cluster, boolean[] value) {
    int[] kept = cluster.words.clone();
    boolean changed = false;
    for (int p = 0; p < value.length; p++) {
      int plain = words.get(kept[p]).plain();
      if (value[p] && plain != kept[p]) {
        kept[p] = plain;
        changed = true;
      }
    }
    return changed ? moved(cluster, kept) : cluster;
  }

  /** A cluster with other words; values that have become neighbours are one. */
  private Cluster moved(Cluster from, int[] to) {
    int[] kept = new int[to.length];
    int size = 0;
    for (int word : to) {
      boolean again = size > 0 && words.get(word).bare() && words.get(kept[size - 1]).bare();
      if (again) {
        kept[size - 1] = words.number(String.valueOf((char) Masker.VALUE));
      } else {
        kept[size++] = word;
      }
    }
    Cluster cluster = new Cluster(Arrays.copyOf(kept, size), words);
    cluster.addAll(from);
    return cluster;
  }

  private static List<Cluster> united(List<Cluster> all) {
    Map<Long, Cluster> bySum = new LinkedHashMap<>();
    for (Cluster cluster : all) {
      Cluster known = bySum.putIfAbsent(cluster.sum, cluster);
      if (known != null) {
        known.addAll(cluster);
      }
    }
    return new ArrayList<>(bySum.values());
  }

  /** Takes each place, or pair of places, of a cluster with the key of everything else. */
  private interface Rest {
    void take(Cluster cluster, int places, long key);
  }

  private boolean mergeSingles() {
    return merge(
        this::singles,
        (members, place) -> members.size() > 1 && places.isValuePlace(members, place),
        places -> places);
  }

  private boolean mergePairs() {
    if (clusters.size() > MOST_FOR_PAIRS) {
      return false;
    }
    return merge(
        this::pairs,
        (members, pair) ->
            members.size() >= 4
                && places.isValuePlace(members, pair >>> 8)
                && places.isValuePlace(members, pair & 0xff),
        pair -> pair >>> 8);
  }

  private boolean merge(
      Consumer<Rest> walk, BiPredicate<List<Cluster>, Integer> varies, IntUnaryOperator place) {
    KeyCounts counts = new KeyCounts();
    walk.accept((_, _, key) -> counts.add(key));
    Map<Long, List<Cluster>> byRest = new LinkedHashMap<>();
    Map<Long, Integer> placesOf = new HashMap<>();
    walk.accept((cluster, at, key) -> {
      if (counts.several(key)) {
        byRest.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(cluster);
        placesOf.put(key, at);
      }
    });
    Map<Cluster, Integer> wild = new HashMap<>();
    byRest.forEach((key, members) -> {
      int at = placesOf.getOrDefault(key, 0);
      if (varies.test(members, at)) {
        members.forEach(c -> wild.merge(c, place.applyAsInt(at), Math::min));
      }
    });
    return rewrite(wild);
  }

  /**
   * A name beside a value, as in {@code configure perl:<*> <*>}, goes with the lines that have a
   * value for both, as {@code configure <*>}.
   */
  private boolean absorbNames() {
    Set<Long> known = new HashSet<>();
    clusters.forEach(cluster -> known.add(cluster.sum));
    Map<Cluster, Integer> wild = new HashMap<>();
    for (Cluster cluster : clusters) {
      for (int p = 0; p < cluster.words.length; p++) {
        if (places.isNameBesideValue(cluster.words, p)) {
          int[] changed = cluster.words.clone();
          changed[p] = words.masked(changed[p]);
          if (known.contains(moved(cluster, changed).sum)) {
            wild.merge(cluster, p, Math::min);
          }
        }
      }
    }
    return rewrite(wild);
  }

  private void singles(Rest rest) {
    for (Cluster cluster : clusters) {
      for (int p = 0; p < cluster.words.length; p++) {
        if (!words.get(cluster.words[p]).empty()) {
          rest.take(cluster, p, Words.mix(without(cluster, p)) + p);
        }
      }
    }
  }

  private void pairs(Rest rest) {
    for (Cluster cluster : clusters) {
      int n = cluster.words.length;
      for (int p = 0; p < n && n <= LONGEST_FOR_PAIRS; p++) {
        if (words.get(cluster.words[p]).empty()
            || places.evidence(cluster.words, p) < LEAST_FOR_PAIRS) {
          continue;
        }
        long first = without(cluster, p) - cluster.sum;
        for (int q = p + 1; q < n; q++) {
          if (!words.get(cluster.words[q]).empty()) {
            int pair = p << 8 | q;
            rest.take(cluster, pair, Words.mix(first + without(cluster, q)) + pair);
          }
        }
      }
    }
  }

  /** The sum of a cluster with only the shape of one word in it. */
  private long without(Cluster cluster, int place) {
    int word = cluster.words[place];
    return cluster.sum
        - Cluster.at(word, place, words)
        + Cluster.at(words.masked(word), place, words);
  }

  private boolean rewrite(Map<Cluster, Integer> wild) {
    if (wild.isEmpty()) {
      return false;
    }
    List<Cluster> rewritten = new ArrayList<>();
    for (Cluster cluster : clusters) {
      Integer place = wild.get(cluster);
      if (place == null) {
        rewritten.add(cluster);
        continue;
      }
      int[] changed = cluster.words.clone();
      changed[place] = words.masked(changed[place]);
      rewritten.add(moved(cluster, changed));
    }
    clusters = united(rewritten);
    return true;
  }
}
