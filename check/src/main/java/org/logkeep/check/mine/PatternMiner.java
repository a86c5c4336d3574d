package org.logkeep.check.mine;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Groups messages by pattern. Each message costs one masking and one look-up; what the groups have
 * in common is worked out once, when the patterns are asked for.
 */
public final class PatternMiner {
  private static final int MOST_SKELETONS = 32_768;

  private final Masker masker = new Masker();
  private final SkeletonTable table = new SkeletonTable(MOST_SKELETONS);

  /** Takes a message; answers the number of its skeleton, to be looked up in {@link #patterns}. */
  public int add(byte[] text, int start, int end) {
    masker.mask(text, start, end);
    return table.add(masker.skeleton(), masker.length());
  }

  /** The patterns of everything added so far. */
  public Patterns patterns() {
    ColumnMerger merger = new ColumnMerger();
    for (int number = 0; number < table.size(); number++) {
      String skeleton = new String(table.skeleton(number), StandardCharsets.ISO_8859_1);
      merger.add(skeleton, number, table.count(number));
    }
    String[] byNumber = merger.merge(table.size());
    Map<String, Integer> ids = new LinkedHashMap<>();
    int[] idOf = new int[table.size()];
    for (int number = 0; number < idOf.length; number++) {
      String pattern = byNumber[number];
      Integer known = ids.putIfAbsent(pattern, ids.size());
      idOf[number] = known == null ? ids.size() - 1 : known;
    }
    String[] texts = new String[ids.size()];
    long[] counts = new long[ids.size()];
    ids.forEach((pattern, id) -> texts[id] = display(pattern));
    for (int number = 0; number < idOf.length; number++) {
      counts[idOf[number]] += table.count(number);
    }
    return new Patterns(idOf, texts, counts);
  }

  private static String display(String pattern) {
    return new String(pattern.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
