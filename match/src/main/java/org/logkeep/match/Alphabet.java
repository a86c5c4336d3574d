package org.logkeep.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Symbols that no set of an automaton tells apart are one class; a table over classes is small
 * where one over bytes or code points is not.
 *
 * <p>For patterns on characters the class of a code point above ASCII is looked up in pages of 64.
 */
final class Alphabet {
  private static final int PAGE = 6;

  final int classes;
  final boolean characters;

  /** Class of each byte (on bytes), or of each ASCII character (on characters, first 128). */
  final int[] ofByte = new int[256];

  /** For characters: page of 64 symbols -> offset in {@link #paged}. */
  private final int[] pages;

  private final short[] paged;

  /** A symbol of each class. */
  private final int[] sample;

  Alphabet(List<CharSet> sets, boolean characters) {
    this.characters = characters;
    int symbols = characters ? CharSet.SYMBOLS : 256;
    TreeSet<Integer> cuts = new TreeSet<>();
    cuts.add(0);
    for (CharSet set : sets) {
      for (int r = 0; r < set.size(); r++) {
        cuts.add(set.lo(r));
        cuts.add(set.hi(r) + 1);
      }
    }
    int[] starts = cuts.stream().mapToInt(Integer::intValue).filter(c -> c < symbols).toArray();
    int[] classOf = new int[starts.length];
    List<Integer> samples = new ArrayList<>();
    Map<BitSet, Integer> bySignature = new HashMap<>();
    BitSet[] signatures = new BitSet[starts.length];
    for (int i = 0; i < starts.length; i++) {
      signatures[i] = new BitSet(sets.size());
    }
    for (int s = 0; s < sets.size(); s++) {
      CharSet set = sets.get(s);
      for (int r = 0; r < set.size(); r++) {
        int i = Arrays.binarySearch(starts, set.lo(r));
        for (; i >= 0 && i < starts.length && starts[i] <= set.hi(r); i++) {
          signatures[i].set(s);
        }
      }
    }
    for (int i = 0; i < starts.length; i++) {
      Integer known = bySignature.get(signatures[i]);
      if (known == null) {
        known = bySignature.size();
        bySignature.put(signatures[i], known);
        samples.add(starts[i]);
      }
      classOf[i] = known;
    }
    this.classes = bySignature.size();
    this.sample = samples.stream().mapToInt(Integer::intValue).toArray();
    for (int b = 0; b < 256; b++) {
      ofByte[b] = classOf[floor(starts, b)];
    }
    this.pages = characters ? new int[(symbols >> PAGE) + 1] : new int[0];
    this.paged = characters ? fillPages(starts, classOf, symbols) : new short[0];
  }

  private static int floor(int[] starts, int symbol) {
    int at = Arrays.binarySearch(starts, symbol);
    return at >= 0 ? at : -at - 2;
  }

  private short[] fillPages(int[] starts, int[] classOf, int symbols) {
    List<short[]> distinct = new ArrayList<>();
    Map<Integer, List<Integer>> byHash = new HashMap<>();
    int size = 1 << PAGE;
    int interval = 0;
    for (int page = 0; page < pages.length; page++) {
      short[] content = new short[size];
      for (int i = 0; i < size; i++) {
        int symbol = Math.min((page << PAGE) + i, symbols - 1);
        while (interval + 1 < starts.length && starts[interval + 1] <= symbol) {
          interval++;
        }
        content[i] = (short) classOf[interval];
      }
      List<Integer> same = byHash.computeIfAbsent(Arrays.hashCode(content), k -> new ArrayList<>());
      int found = -1;
      for (int candidate : same) {
        if (Arrays.equals(distinct.get(candidate), content)) {
          found = candidate;
        }
      }
      if (found < 0) {
        found = distinct.size();
        distinct.add(content);
        same.add(found);
      }
      pages[page] = found << PAGE;
    }
    short[] all = new short[distinct.size() << PAGE];
    for (int i = 0; i < distinct.size(); i++) {
      System.arraycopy(distinct.get(i), 0, all, i << PAGE, size);
    }
    return all;
  }

  /** The class of any symbol. */
  int of(int symbol) {
    return characters
        ? paged[pages[symbol >> PAGE] + (symbol & ((1 << PAGE) - 1))]
        : ofByte[symbol];
  }

  /** The set as one bit a class. */
  long[] bits(CharSet set) {
    long[] bits = new long[(classes + 63) >> 6];
    for (int c = 0; c < classes; c++) {
      if (set.contains(sample[c])) {
        bits[c >> 6] |= 1L << c;
      }
    }
    return bits;
  }
}
