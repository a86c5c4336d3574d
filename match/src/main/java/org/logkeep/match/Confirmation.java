package org.logkeep.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The patterns whose automaton or expression accepts too much: those that it reported for a text
 * are put to the program of the pattern. Belongs to one thread.
 */
final class Confirmation {
  private static final int[] NO_GROUPS = {};

  private final List<PatternDatabase.Candidate> candidates;
  private final List<Backtracker> checkers = new ArrayList<>();
  private final int[] pending;
  private final boolean[] isPending;
  private final long[] undecided;
  private int count;
  private boolean anyUndecided;

  Confirmation(List<PatternDatabase.Candidate> candidates, int words) {
    this.candidates = candidates;
    this.pending = new int[candidates.size()];
    this.isPending = new boolean[pending.length];
    this.undecided = new long[words];
    for (PatternDatabase.Candidate candidate : candidates) {
      checkers.add(candidate.pattern().newBacktracker());
    }
  }

  /** Forgets the last text. */
  void clear() {
    for (int i = 0; i < count; i++) {
      isPending[pending[i]] = false;
    }
    count = 0;
    if (anyUndecided) {
      Arrays.fill(undecided, 0);
      anyUndecided = false;
    }
  }

  /** Notes that a candidate may match. */
  void add(int candidate) {
    if (!isPending[candidate]) {
      isPending[candidate] = true;
      pending[count++] = candidate;
    }
  }

  /** How many candidates may match. */
  int count() {
    return count;
  }

  /** The id of one that may match. */
  int id(int index) {
    return candidates.get(pending[index]).id();
  }

  /** Confirms one; sets the bit of its id if it does match. */
  boolean confirm(int index, byte[] data, int offset, int length, long[] hits) {
    int id = id(index);
    if ((hits[id >> 6] & (1L << id)) != 0) {
      return true;
    }
    Verdict verdict = checkers.get(pending[index]).search(data, offset, length, offset, NO_GROUPS);
    if (verdict == Verdict.BUDGET_EXCEEDED) {
      undecided[id >> 6] |= 1L << id;
      anyUndecided = true;
    }
    if (verdict == Verdict.MATCH) {
      hits[id >> 6] |= 1L << id;
    }
    return verdict == Verdict.MATCH;
  }

  /** Whether some pattern's step budget ran out on this text; the ids are then set. */
  boolean undecided(long[] ids) {
    if (anyUndecided) {
      for (int w = 0; w < undecided.length; w++) {
        ids[w] |= undecided[w];
      }
    }
    return anyUndecided;
  }
}
