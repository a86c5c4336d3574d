package org.logkeep.check.mine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logkeep.check.lines.SyslogHeader;
import org.logkeep.check.report.FoldedLines;

/**
 * Folds the lines of a report section by pattern, with counts, first and last stamp, and one
 * example each.
 */
public final class EventFolder {
  private final PatternMiner miner = new PatternMiner();
  private @Nullable Seen[] seen = new @Nullable Seen[256];
  private long ordinal;

  private static final class Seen {
    final String example;
    final String first;
    final long firstOrdinal;
    String last;
    long lastOrdinal;
    long count;

    Seen(String example, String stamp, long ordinal) {
      this.example = example;
      this.first = stamp;
      this.last = stamp;
      this.firstOrdinal = ordinal;
      this.lastOrdinal = ordinal;
    }
  }

  /** Takes the next line, in the order of the report. */
  public void add(byte[] bytes, int start, int length) {
    int end = start + length;
    int skeleton = miner.add(bytes, SyslogHeader.messageStart(bytes, start, end), end);
    if (skeleton >= seen.length) {
      seen = Arrays.copyOf(seen, Math.max(skeleton + 1, seen.length * 2));
    }
    String stamp = SyslogHeader.stamp(bytes, start, end);
    @Nullable Seen known = seen[skeleton];
    if (known == null) {
      known = new Seen(new String(bytes, start, length, StandardCharsets.UTF_8), stamp, ordinal);
      seen[skeleton] = known;
    }
    known.last = stamp;
    known.lastOrdinal = ordinal++;
    known.count++;
  }

  /**
   * What was seen, patterns that are new first, frequent ones before rare ones.
   *
   * @param known patterns of earlier reports
   */
  public List<FoldedLines> fold(Set<String> known) {
    Patterns patterns = miner.patterns();
    @Nullable Seen[] byPattern = new @Nullable Seen[patterns.size()];
    for (int skeleton = 0; skeleton < seen.length; skeleton++) {
      @Nullable Seen one = seen[skeleton];
      if (one != null) {
        int id = patterns.idOf(skeleton);
        @Nullable Seen all = byPattern[id];
        byPattern[id] = all == null ? one : join(all, one);
      }
    }
    List<FoldedLines> folded = new ArrayList<>();
    for (int id = 0; id < byPattern.length; id++) {
      @Nullable Seen all = byPattern[id];
      if (all != null) {
        String text = patterns.text(id);
        folded.add(
            new FoldedLines(
                text, all.count, all.first, all.last, all.example, !known.contains(text)));
      }
    }
    folded.sort(
        Comparator.comparing((FoldedLines f) -> !f.fresh())
            .thenComparing(Comparator.comparingLong(FoldedLines::count).reversed()));
    return folded;
  }

  private static Seen join(Seen a, Seen b) {
    Seen early = a.firstOrdinal <= b.firstOrdinal ? a : b;
    Seen late = a.lastOrdinal >= b.lastOrdinal ? a : b;
    Seen all = new Seen(early.example, early.first, early.firstOrdinal);
    all.last = late.last;
    all.lastOrdinal = late.lastOrdinal;
    all.count = a.count + b.count;
    return all;
  }
}
