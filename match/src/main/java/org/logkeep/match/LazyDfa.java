package org.logkeep.match;

import java.util.ArrayList;
import java.util.List;

/**
 * A deterministic automaton built while it runs: a state is a set of states of the {@link Nfa},
 * made when a text first leads there, and forgotten with all others when the cache is full. Walking
 * costs one table look-up a symbol once the ways of the texts are known, or one for eight bytes; a
 * step that is not known costs time linear in the automaton, so a scan is linear in its text
 * whatever the patterns.
 *
 * <p>Positions such as {@code \b} and {@code $} look one symbol ahead. So a state holds what was
 * reached <em>before</em> positions are asked; with the next symbol (or the end, which is a symbol
 * of its own) they are answered, and patterns that this completes are reported by the state reached
 * with it.
 *
 * <p>One thread owns it.
 */
final class LazyDfa {
  private static final int UNKNOWN = DfaSteps.UNKNOWN;
  private static final int CELL = DfaSteps.CELL;

  /** In place of a state: nothing more is to be found in this text. */
  private static final int STOPPED = -1;

  /** Takes the slots of patterns that matched. */
  interface Sink {
    /** Returns true to stop the scan. */
    boolean matched(int slot);
  }

  private final Nfa nfa;
  private final Alphabet alphabet;
  private final int[] ofByte;
  private final DfaBuilder builder;
  private final int newlineClass;
  private final int endClass;
  private final int stride;
  private final int maxCells;

  private final DfaStates states = new DfaStates();
  private final DfaSteps steps;
  private final DfaLeaps leaps;
  private int start;

  // where a scan is
  private int at;
  private boolean uneventful;

  private long flushes;
  private long built;

  /**
   * @param slotCount number of slots that the automaton may report
   * @param cacheBytes about how much the cache may take
   * @param leaps whether fixed words are walked in leaps
   */
  LazyDfa(Nfa nfa, boolean characters, CharSet word, int slotCount, int cacheBytes, boolean leaps) {
    this.nfa = nfa;
    this.leaps = new DfaLeaps(leaps);
    List<CharSet> sets = new ArrayList<>(nfa.sets);
    sets.add(CharClasses.NEWLINE);
    if (nfa.usesWords) {
      sets.add(word);
    }
    this.alphabet = new Alphabet(sets, characters);
    this.ofByte = alphabet.ofByte;
    this.builder = new DfaBuilder(nfa, alphabet, word, slotCount);
    this.newlineClass = alphabet.of('\n');
    this.endClass = alphabet.classes;
    this.stride = alphabet.classes + 1;
    this.maxCells = Math.max(cacheBytes / Integer.BYTES, stride * 64);
    this.steps = new DfaSteps(stride);
    reset();
  }

  /** How often the cache was emptied. */
  long flushes() {
    return flushes;
  }

  /** How many steps were built (not found), a measure of work in tests. */
  long built() {
    return built;
  }

  int cacheBytes() {
    return maxCells * Integer.BYTES;
  }

  @Override
  public String toString() {
    return nfa
        + ", "
        + stride
        + " classes, "
        + states.count()
        + " states, "
        + built
        + " steps built, "
        + flushes
        + " flushes, "
        + ((4L * cacheCells()) >> 10)
        + " KiB";
  }

  /** Numbers that the cache takes now. */
  private int cacheCells() {
    return states.count() * CELL
        + leaps.cellInts(states.count())
        + steps.rowCells()
        + states.keyCells();
  }

  private void reset() {
    states.clear();
    steps.clear();
    leaps.clear();
    start = intern(builder.start());
  }

  /**
   * Runs over a text and reports every pattern that matches in it. A slot may be reported often.
   */
  void scan(byte[] data, int offset, int length, Sink sink) {
    int end = offset + length;
    int state = start;
    if (state < 0) {
      state = ~state;
      if (report(state, sink)) {
        return;
      }
    }
    at = offset;
    state = leaps.pay() ? leap(data, end, state, sink) : state;
    state = state == STOPPED ? state : walk(data, end, end, state, sink);
    if (state == STOPPED) {
      return;
    }
    int to = steps.known(state, endClass);
    if (to == UNKNOWN) {
      to = step(state, endClass);
    }
    if (to < 0) {
      report(~to, sink);
    }
  }

  /** Goes on from {@link #at} until too little is left for a leap; the state there, or STOPPED. */
  private int leap(byte[] data, int end, int from, Sink sink) {
    int state = from;
    int tries = 0;
    int hits = 0;
    while (state != STOPPED && end - at >= DfaLeaps.BYTES) {
      long word = DfaLeaps.word(data, at);
      int to = leaps.after(state, word);
      tries++;
      if (to >= 0) {
        at += DfaLeaps.BYTES;
        hits++;
      } else {
        int behind = at + DfaLeaps.BYTES;
        to = walk(data, behind, end, state, sink);
        if (to != STOPPED && uneventful && at == behind) {
          leaps.remember(state, word, to);
        }
      }
      state = to;
    }
    leaps.tried(tries, hits);
    return state;
  }

  /**
   * Goes on from {@link #at}, step by step, until a place is reached; the state there, or STOPPED
   * if the rest of the text is of no interest. Tells by {@link #uneventful} whether all steps were
   * known and had nothing to report.
   */
  private int walk(byte[] data, int stop, int end, int from, Sink sink) {
    int i = at;
    int state = from;
    uneventful = true;
    boolean characters = alphabet.characters;
    int[] ofByte = this.ofByte;
    int[] cells = steps.cells();
    int[] rows = steps.rows();
    while (i < stop) {
      int b = data[i];
      int symbolClass;
      int width = 1;
      if (b >= 0 || !characters) {
        symbolClass = ofByte[b & 0xFF];
      } else {
        long decoded = Utf8.decode(data, i, end);
        width = Utf8.width(decoded);
        symbolClass = alphabet.of(Utf8.symbol(decoded));
      }
      int cell = state * CELL;
      int first = cells[cell];
      int to;
      if (first >= 0) {
        to = rows[first + symbolClass];
      } else if (first == ~symbolClass) {
        to = cells[cell + 1];
      } else {
        to = cells[cell + 2] == symbolClass ? cells[cell + 3] : UNKNOWN;
      }
      if (to < 0) {
        uneventful = false;
        if (to == UNKNOWN) {
          to = step(state, symbolClass);
          cells = steps.cells();
          rows = steps.rows();
        }
        if (to < 0) {
          to = ~to;
          if (report(to, sink) || isDead(to)) {
            return STOPPED;
          }
        }
      }
      state = to;
      i += width;
    }
    at = i;
    return state;
  }

  /** The state before the first symbol, for walks that are not led by a text. */
  int first() {
    return start < 0 ? ~start : start;
  }

  /** How many classes of symbols there are; the end of the text is the class behind them. */
  int classes() {
    return alphabet.classes;
  }

  /** The class of newlines. */
  int newlineClass() {
    return newlineClass;
  }

  /** The state behind another one; built if need be, and then of use until the cache is emptied. */
  int after(int state, int symbolClass) {
    int to = steps.known(state, symbolClass);
    if (to == UNKNOWN) {
      to = step(state, symbolClass);
    }
    return to < 0 ? ~to : to;
  }

  /** Whether reaching a state completes a pattern. */
  boolean completes(int state, int slot) {
    int[] key = states.key(state);
    for (int i = 0; i < key[1]; i++) {
      if (key[2 + i] == slot) {
        return true;
      }
    }
    return false;
  }

  private boolean report(int state, Sink sink) {
    int[] key = states.key(state);
    for (int i = 0; i < key[1]; i++) {
      if (sink.matched(key[2 + i])) {
        return true;
      }
    }
    return false;
  }

  private boolean isDead(int state) {
    int[] key = states.key(state);
    return key.length == 2 + key[1];
  }

  /** Builds the step from a state by a class of symbols (or the end), and remembers it. */
  private int step(int from, int symbolClass) {
    built++;
    int[] key = builder.step(states.key(from), symbolClass);
    if (cacheCells() + key.length > maxCells) {
      flushes++;
      reset();
      return intern(key);
    }
    int to = intern(key);
    steps.remember(from, symbolClass, to);
    return to;
  }

  /** The number of the state of a key, as steps hold it. */
  private int intern(int[] key) {
    int state = states.find(key);
    if (state < 0) {
      state = states.add(key);
      steps.add(state);
      leaps.add(state);
    }
    boolean special = key[1] > 0 || key.length == 2;
    return special ? ~state : state;
  }
}
