package org.logkeep.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for many literals at once, at a cost that does not depend on how many there are: three
 * bytes are looked at in every few.
 *
 * <p>With the shortest literal of length {@code m}, each has {@code m - 2} places where three bytes
 * begin within its first {@code m}, so wherever it stands in a text, exactly one of them falls on a
 * multiple of {@code m - 2}. Only there the text is looked at: three bytes (in small letters) are
 * hashed into a table that knows those of all literals, and a hit is compared. The looks do not
 * wait for each other, which makes them cheap; skipping by what was seen, as Wu and Manber do,
 * does.
 *
 * <p>Patterns that are nothing but literals are reported at once; of the others it is only said
 * that one may match, which an automaton has to decide.
 */
final class LiteralSearch {
  static final int GRAM = 3;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int GRAM_BITS = 0xff_ffff;
  private static final int SMALL = 0x20_2020;
  private static final int SPREAD = 0x9e37_79b1;

  /** Places beyond these hit no more often by chance than they save looks. */
  private static final int LONGEST_STEP = 8;

  private static final int LEAST_TABLE_BITS = 12;
  private static final int MOST_TABLE_BITS = 16;

  /** The table is so many times as large as what is in it, for few hits by chance. */
  private static final int SPARSENESS = 64;

  private static final int[] NO_SLOTS = {};

  private final Literal[] literals;
  private final int[][] wholeSlots;
  private final boolean[] guards;
  private final boolean anyWhole;
  private final int step;
  private final int shift;
  private final byte[] known;
  private final short[] heads;
  private final short[] entryLiteral;
  private final byte[] entryOffset;
  private final short[] entryNext;

  /** A pattern and its literals. */
  record Entry(RequiredLiterals required, int slot) {}

  /** Makes a search; {@link #fits} must have said yes. */
  LiteralSearch(List<Entry> entries) {
    Map<Literal, Integer> numbers = new LinkedHashMap<>();
    entries.forEach(
        e -> e.required().literals().forEach(l -> numbers.putIfAbsent(l, numbers.size())));
    literals = numbers.keySet().toArray(Literal[]::new);
    wholeSlots = new int[literals.length][];
    Arrays.fill(wholeSlots, NO_SLOTS);
    guards = new boolean[literals.length];
    for (Entry entry : entries) {
      for (Literal literal : entry.required().literals()) {
        int number = numbers.getOrDefault(literal, 0);
        if (entry.required().whole()) {
          int[] slots = Arrays.copyOf(wholeSlots[number], wholeSlots[number].length + 1);
          slots[slots.length - 1] = entry.slot();
          wholeSlots[number] = slots;
        } else {
          guards[number] = true;
        }
      }
    }
    anyWhole = entries.stream().anyMatch(e -> e.required().whole());
    step = step(entries);
    int grams = literals.length * step;
    int bits = LEAST_TABLE_BITS;
    while (bits < MOST_TABLE_BITS && (1 << bits) < grams * SPARSENESS) {
      bits++;
    }
    shift = Integer.SIZE - bits;
    known = new byte[1 << bits];
    heads = new short[1 << bits];
    entryLiteral = new short[grams + 1];
    entryOffset = new byte[grams + 1];
    entryNext = new short[grams + 1];
    fill();
  }

  /** Whether these can be searched for. */
  static boolean fits(List<Entry> entries) {
    long literals = entries.stream().mapToLong(e -> e.required().literals().size()).sum();
    return entries.stream().allMatch(e -> e.required().shortest() >= GRAM)
        && literals * step(entries) < Short.MAX_VALUE;
  }

  private static int step(List<Entry> entries) {
    int shortest = entries.stream().mapToInt(e -> e.required().shortest()).min().orElse(GRAM);
    return Math.min(LONGEST_STEP, shortest - GRAM + 1);
  }

  private void fill() {
    int count = 0;
    for (int l = 0; l < literals.length; l++) {
      byte[] text = literals[l].text();
      for (int k = 0; k < step; k++) {
        count++;
        int at = hash(gram(text, k), shift);
        known[at] = 1;
        entryLiteral[count] = (short) l;
        entryOffset[count] = (byte) k;
        entryNext[count] = heads[at];
        heads[at] = (short) count;
      }
    }
  }

  private static int gram(byte[] data, int at) {
    return (data[at] & 0xff) | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16;
  }

  private static int hash(int bytes, int shift) {
    return (((bytes & GRAM_BITS) | SMALL) * SPREAD) >>> shift;
  }

  /**
   * Looks through a text and reports the patterns that are nothing but literals.
   *
   * @return whether one of the other patterns may match
   */
  boolean scan(byte[] data, int offset, int length, LazyDfa.Sink sink) {
    byte[] table = known;
    int hashShift = shift;
    int stride = step;
    int end = offset + length;
    int at = offset;
    boolean guarded = false;
    for (int last = end - Integer.BYTES - 3 * stride; at <= last; at += 4 * stride) {
      int a = hash((int) INTS.get(data, at), hashShift);
      int b = hash((int) INTS.get(data, at + stride), hashShift);
      int c = hash((int) INTS.get(data, at + 2 * stride), hashShift);
      int d = hash((int) INTS.get(data, at + 3 * stride), hashShift);
      if ((table[a] | table[b] | table[c] | table[d]) != 0) {
        for (int i = 0; i < 4; i++) {
          guarded |= look(data, at + i * stride, offset, end, sink);
        }
        if (guarded && !anyWhole) {
          return true;
        }
      }
    }
    for (; at <= end - GRAM; at += stride) {
      guarded |= look(data, at, offset, end, sink);
    }
    return guarded;
  }

  /** Compares the literals that have these three bytes; whether one of them guards a pattern. */
  private boolean look(byte[] data, int at, int start, int end, LazyDfa.Sink sink) {
    boolean guarded = false;
    for (int e = heads[hash(gram(data, at), shift)]; e != 0; e = entryNext[e]) {
      int literal = entryLiteral[e];
      int from = at - entryOffset[e];
      if (from >= start && literals[literal].standsAt(data, from, end)) {
        guarded |= guards[literal];
        for (int slot : wholeSlots[literal]) {
          boolean _ = sink.matched(slot);
        }
      }
    }
    return guarded;
  }

  @Override
  public String toString() {
    return literals.length + " literals, a look each " + step + " bytes";
  }
}
