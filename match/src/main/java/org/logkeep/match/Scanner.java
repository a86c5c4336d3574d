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
  private final int idCount;
  private final Confirmation confirmation;
  private final LazyDfa.Sink sink;
  private boolean stopAtFirst;
  private boolean found;
  private long[] hits = new long[0];
  private int[] listed = new int[16];
  private int listedCount;

  Scanner(PatternDatabase database) {
    this.database = database;
    this.idCount = database.idCount();
    int candidates = database.candidates().size();
    this.confirmation = new Confirmation(database.candidates(), database.words());
    this.sink = this::matched;
    int cache = database.options().cacheBytes() / Math.max(1, database.shards().size());
    for (PatternDatabase.Shard shard : database.shards()) {
      lanes.add(new Lane(shard, idCount + candidates, cache, database.options().leaps()));
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
    for (int i = 0; i < confirmation.count(); i++) {
      int id = confirmation.id(i);
      if (!isSet(id) && confirmation.confirm(i, data, offset, length, hits)) {
        list(id);
      }
    }
  }

  private boolean isSet(int id) {
    return (hits[id >> 6] & (1L << id)) != 0;
  }

  private void list(int id) {
    if (listedCount == listed.length) {
      listed = Arrays.copyOf(listed, listedCount * 2);
    }
    listed[listedCount++] = id;
  }

  /** As {@link #scan(byte[], int, int, long[])}, for the ids in {@code interest} only. */
  public void scan(byte[] data, int offset, int length, long[] interest, long[] found) {
    hits = maskedHits(found.length);
    stopAtFirst = false;
    walk(data, offset, length);
    for (int i = 0; i < confirmation.count(); i++) {
      int id = confirmation.id(i);
      if ((interest[id >> 6] & (1L << id)) != 0) {
        confirmation.confirm(i, data, offset, length, hits);
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
    for (int i = 0; i < confirmation.count() && !found; i++) {
      found = confirmation.confirm(i, data, offset, length, hits);
    }
    return found;
  }

  /**
   * After a scan: whether some pattern's step budget ran out. The ids concerned are then set in
   * {@code ids}.
   */
  public boolean undecided(long[] ids) {
    return confirmation.undecided(ids);
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

  /**
   * As {@link #scan(byte[], int, int, long[])}, and answers how many ids were not set before;
   * {@link #listed} gives them.
   */
  int list(byte[] data, int offset, int length, long[] found) {
    scan(data, offset, length, found);
    return listedCount;
  }

  /** An id that the last scan set. */
  int listed(int index) {
    return listed[index];
  }

  private void walk(byte[] data, int offset, int length) {
    confirmation.clear();
    listedCount = 0;
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).scan(data, offset, length, sink);
      if (stopAtFirst && found) {
        return;
      }
    }
  }

  private boolean matched(int slot) {
    if (slot < idCount) {
      if (!isSet(slot)) {
        hits[slot >> 6] |= 1L << slot;
        list(slot);
      }
      found = true;
      return stopAtFirst;
    }
    confirmation.add(slot - idCount);
    return false;
  }

  String stats() {
    return lanes.toString();
  }
}
