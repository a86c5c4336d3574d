package org.logkeep.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.logkeep.match.hyperscan.HyperscanDatabase;
import org.logkeep.match.hyperscan.HyperscanException;
import org.logkeep.match.hyperscan.HyperscanScanner;

/** Scans lines by a {@link NativeDatabase}. */
final class NativeBlockScanner implements BlockScanner {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;
  private static final long NEWLINES = '\n' * ONES;

  private final NativeDatabase database;
  private final NativePlan plan;
  private final Optional<HyperscanScanner> hyperscan;
  private final Map<Integer, IndexedScanner> confirming = new HashMap<>();
  private final Optional<IndexedScanner> rest;
  private final boolean characters;
  private final long[] hits;
  private final long[] unknown;
  private Optional<IndexedScanner> all = Optional.empty();
  private final long[] counts;
  private long emptyLines;
  private long linesByHyperscan;
  private boolean anyUnknown;
  private boolean ascii;

  NativeBlockScanner(NativeDatabase database) throws HyperscanException {
    this.database = database;
    this.plan = database.plan();
    this.counts = new long[database.size()];
    this.rest = database.rest(counts);
    this.characters = database.characters();
    this.hits = new long[database.words()];
    this.unknown = new long[database.words()];
    Optional<HyperscanDatabase> expressions = database.expressions();
    this.hyperscan =
        expressions.isPresent() ? Optional.of(expressions.get().scanner()) : Optional.empty();
  }

  @Override
  public void scan(byte[] block, int offset, int length, Lines lines) {
    if (hyperscan.isPresent()) {
      hyperscan.get().take(block, offset, length);
    }
    int end = offset + length;
    int start = offset;
    while (start < end) {
      int stop = lineEnd(block, start, end);
      anyUnknown = false;
      if (characters && !ascii) {
        Arrays.fill(hits, 0);
        if (all.isEmpty()) {
          all = Optional.of(database.all(counts));
        }
        byAutomaton(all.get(), block, start, stop - start);
      } else if (stop == start) {
        System.arraycopy(plan.empty(), 0, hits, 0, hits.length);
        emptyLines++;
      } else {
        System.arraycopy(plan.always(), 0, hits, 0, hits.length);
        linesByHyperscan++;
        byHyperscan(block, offset, start, stop);
      }
      lines.line(start, stop - start, hits);
      start = stop + 1;
    }
  }

  @Override
  public boolean undecided(long[] ids) {
    if (anyUnknown) {
      for (int w = 0; w < unknown.length; w++) {
        ids[w] |= unknown[w];
      }
    }
    return anyUnknown;
  }

  @Override
  public long[] counts() {
    long[] all = counts.clone();
    if (emptyLines > 0) {
      long[] hit = database.hitsOfEmptyLine();
      for (int i = 0; i < all.length; i++) {
        all[i] += hit[i] * emptyLines;
      }
    }
    if (linesByHyperscan > 0) {
      database.always().forEach(i -> all[i] += linesByHyperscan);
    }
    return all;
  }

  @Override
  public void close() {
    hyperscan.ifPresent(HyperscanScanner::close);
  }

  /** Where the line ends; notes whether it is in ASCII. Eight bytes at a time. */
  private int lineEnd(byte[] block, int start, int end) {
    int stop = start;
    long seen = 0;
    while (stop + 8 <= end) {
      long word = (long) LONG.get(block, stop);
      long differing = word ^ NEWLINES;
      long found = (differing - ONES) & ~differing & HIGH;
      if (found != 0) {
        int before = Long.numberOfTrailingZeros(found) & ~7;
        ascii = ((seen | (word & ((1L << before) - 1))) & HIGH) == 0;
        return stop + (before >> 3);
      }
      seen |= word;
      stop += 8;
    }
    while (stop < end && block[stop] != '\n') {
      seen |= block[stop] & 0x80;
      stop++;
    }
    ascii = (seen & HIGH) == 0;
    return stop;
  }

  private void byHyperscan(byte[] block, int offset, int start, int stop) {
    int length = stop - start;
    if (hyperscan.isPresent()) {
      HyperscanScanner scanner = hyperscan.get();
      int count = scanner.scan(start - offset, length);
      for (int i = 0; i < count; i++) {
        int number = scanner.hit(i);
        int id = plan.ids()[number];
        if (plan.confirmed()[number] < 0) {
          hits[id >> 6] |= 1L << id;
          counts[number]++;
        } else if ((hits[id >> 6] & (1L << id)) == 0 || counts[number] == 0) {
          byAutomaton(
              confirming.computeIfAbsent(number, n -> database.one(n, counts)),
              block,
              start,
              length);
        }
      }
    }
    if (rest.isPresent()) {
      byAutomaton(rest.get(), block, start, length);
    }
  }

  /** Scans by an automaton, and takes over what it could not decide. */
  private void byAutomaton(IndexedScanner scanner, byte[] block, int start, int length) {
    scanner.scan(block, start, length, hits);
    if (!anyUnknown) {
      Arrays.fill(unknown, 0);
    }
    anyUnknown |= scanner.undecided(unknown);
  }
}
