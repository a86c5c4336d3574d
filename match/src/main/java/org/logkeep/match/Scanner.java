package org.logkeep.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks a {@link PatternDatabase} which of its patterns match a text. Belongs to one thread; once it
 * has seen texts like these, a scan allocates nothing.
 *
 * <p>The verdict of a pattern beyond regular languages may be unknown because its step budget ran
 * out; see {@link #undecided}.
 */
public final class Scanner {
  private final PatternDatabase database;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Backtracker> checkers = new ArrayList<>();
  private final int idCount;
  private final int[] pending;
  private final boolean[] isPending;
  private final long[] undecided;
  private final LazyDfa.Sink sink;
  private int pendingCount;
  private boolean anyUndecided;
  private boolean stopAtFirst;
  private boolean found;
  private long[] hits = new long[0];

  Scanner(PatternDatabase database) {
    this.database = database;
    this.idCount = database.idCount();
    this.pending = new int[database.candidates().size()];
    this.isPending = new boolean[pending.length];
    this.undecided = new long[database.words()];
    this.sink = this::matched;
    int cache = database.options().cacheBytes() / Math.max(1, database.shards().size());
    for (PatternDatabase.Shard shard : database.shards()) {
      lanes.add(new Lane(shard, idCount + pending.length, cache));
    }
    for (PatternDatabase.Candidate candidate : database.candidates()) {
      checkers.add(candidate.pattern().newBacktracker());
    }
  }

  /**
   * Sets the bit of every id that a pattern hits anywhere in the slice. Other bits are left as they
   * are.
   *
   * @param found at least {@link PatternDatabase#words} long
   */
  public void scan(byte[] data, int offset, int length, long[] found) {
    hits = found;
    stopAtFirst = false;
    walk(data, offset, length);
    for (int i = 0; i < pendingCount; i++) {
      check(pending[i], data, offset, length);
    }
  }

  /** As {@link #scan(byte[], int, int, long[])}, for the ids in {@code interest} only. */
  public void scan(byte[] data, int offset, int length, long[] interest, long[] found) {
    hits = maskedHits(found.length);
    stopAtFirst = false;
    walk(data, offset, length);
    for (int i = 0; i < pendingCount; i++) {
      int id = database.candidates().get(pending[i]).id();
      if ((interest[id >> 6] & (1L << id)) != 0) {
        check(pending[i], data, offset, length);
      }
    }
    for (int w = 0; w < database.words(); w++) {
      found[w] |= hits[w] & interest[w];
    }
  }

  private long[] masked = new long[0];

  private long[] maskedHits(int length) {
    if (masked.length < length) {
      masked = new long[length];
    }
    Arrays.fill(masked, 0);
    return masked;
  }

  /** Whether any pattern at all hits; stops at the first. */
  public boolean scanAny(byte[] data, int offset, int length) {
    hits = maskedHits(database.words());
    stopAtFirst = true;
    found = false;
    walk(data, offset, length);
    for (int i = 0; i < pendingCount && !found; i++) {
      check(pending[i], data, offset, length);
    }
    return found;
  }

  /**
   * After a scan: whether some pattern's step budget ran out. The ids concerned are then set in
   * {@code ids}.
   */
  public boolean undecided(long[] ids) {
    if (anyUndecided) {
      for (int w = 0; w < undecided.length; w++) {
        ids[w] |= undecided[w];
      }
    }
    return anyUndecided;
  }

  /**
   * Steps that had to be built instead of looked up, since the beginning: the measure of slow work.
   */
  long builtSteps() {
    long sum = 0;
    for (Lane lane : lanes) {
      sum += lane.builtSteps();
    }
    return sum;
  }

  private void walk(byte[] data, int offset, int length) {
    for (int i = 0; i < pendingCount; i++) {
      isPending[pending[i]] = false;
    }
    pendingCount = 0;
    if (anyUndecided) {
      Arrays.fill(undecided, 0);
      anyUndecided = false;
    }
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).scan(data, offset, length, sink);
      if (stopAtFirst && found) {
        return;
      }
    }
  }

  private boolean matched(int slot) {
    if (slot < idCount) {
      hits[slot >> 6] |= 1L << slot;
      found = true;
      return stopAtFirst;
    }
    int candidate = slot - idCount;
    if (!isPending[candidate]) {
      isPending[candidate] = true;
      pending[pendingCount++] = candidate;
    }
    return false;
  }

  private static final int[] NO_GROUPS = {};

  private void check(int candidate, byte[] data, int offset, int length) {
    int id = database.candidates().get(candidate).id();
    if ((hits[id >> 6] & (1L << id)) != 0) {
      return;
    }
    Verdict verdict = checkers.get(candidate).search(data, offset, length, offset, NO_GROUPS);
    if (verdict == Verdict.MATCH) {
      hits[id >> 6] |= 1L << id;
      found = true;
    } else if (verdict == Verdict.BUDGET_EXCEEDED) {
      undecided[id >> 6] |= 1L << id;
      anyUndecided = true;
    }
  }

  String stats() {
    return lanes.toString();
  }
}
