package org.logkeep.match;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Compares which lines patterns hit, by a walk over the states of one automaton for both: every
 * line there can be is on one of its ways. Lines hold no newline. The walk is bounded, since some
 * patterns have more states than can be visited; what is then not known is said so.
 */
public final class Inclusion {
  /** What a walk has found out. */
  public enum Answer {
    /** Proven to be so. */
    YES,
    /** There is a line that shows that it is not so. */
    NO,
    /** The patterns are not regular, disagree on what a character is, or are too large. */
    UNKNOWN
  }

  private static final int INNER = 0;
  private static final int OUTER = 1;
  private static final int CACHE_BYTES = 16 << 20;

  private final int mostSteps;

  /**
   * @param mostSteps how many steps of the automaton are built before a walk is given up
   */
  public Inclusion(int mostSteps) {
    this.mostSteps = mostSteps;
  }

  /** Whether every line that the inner pattern hits is hit by the outer one as well. */
  public Answer of(PatternSpec inner, PatternSpec outer) {
    return walk(inner, List.of(inner, outer));
  }

  /** Whether a pattern hits no line at all. */
  public Answer isEmpty(PatternSpec pattern) {
    return walk(pattern, List.of(pattern));
  }

  private Answer walk(PatternSpec inner, List<PatternSpec> specs) {
    Nfa.Entry[] entries = new Nfa.Entry[specs.size()];
    Parsed kind;
    Nfa nfa;
    try {
      kind = Parsed.of(inner);
      for (int slot = 0; slot < entries.length; slot++) {
        Parsed parsed = Parsed.of(specs.get(slot));
        Regular regular = Regular.of(parsed);
        if (!regular.exact()
            || parsed.characters() != kind.characters()
            || !parsed.word().equals(kind.word())) {
          return Answer.UNKNOWN;
        }
        Nfa.check(regular.root());
        entries[slot] = new Nfa.Entry(regular.root(), slot);
      }
      nfa = Nfa.of(Arrays.asList(entries));
    } catch (PatternException unreadable) {
      return Answer.UNKNOWN;
    }
    return walk(
        new LazyDfa(nfa, kind.characters(), kind.word(), entries.length, CACHE_BYTES, false));
  }

  /** Looks for a way on which the inner pattern is completed and the outer one is not. */
  private Answer walk(LazyDfa dfa) {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    BitSet seen = new BitSet();
    visit(dfa, dfa.first(), false, open, seen);
    while (!open.isEmpty()) {
      int place = open.removeLast();
      int state = place >> 1;
      boolean hit = (place & 1) != 0;
      int end = dfa.after(state, dfa.classes());
      if (dfa.flushes() > 0) {
        return Answer.UNKNOWN;
      }
      if ((hit || dfa.completes(end, INNER)) && !dfa.completes(end, OUTER)) {
        return Answer.NO;
      }
      for (int symbols = 0; symbols < dfa.classes(); symbols++) {
        if (symbols != dfa.newlineClass()) {
          visit(dfa, dfa.after(state, symbols), hit, open, seen);
        }
        if (dfa.flushes() > 0 || dfa.built() > mostSteps) {
          return Answer.UNKNOWN;
        }
      }
    }
    return Answer.YES;
  }

  /** A state is open until the outer pattern is completed, whatever follows then. */
  private static void visit(
      LazyDfa dfa, int state, boolean hitBefore, ArrayDeque<Integer> open, BitSet seen) {
    if (dfa.completes(state, OUTER)) {
      return;
    }
    boolean hit = hitBefore || dfa.completes(state, INNER);
    int place = state << 1 | (hit ? 1 : 0);
    if (!seen.get(place)) {
      seen.set(place);
      open.addLast(place);
    }
  }
}
