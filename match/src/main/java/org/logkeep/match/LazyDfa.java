package org.logkeep.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.logkeep.match.Node.Position;

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

  private static final int AFTER_WORD = 1;
  private static final int AFTER_NEWLINE = 2;
  private static final int AT_START = 4;

  private static final Position[] POSITIONS = Position.values();

  /** Takes the slots of patterns that matched. */
  interface Sink {
    /** Returns true to stop the scan. */
    boolean matched(int slot);
  }

  private final Nfa nfa;
  private final Alphabet alphabet;
  private final int[] ofByte;
  private final long[][] setBits;
  private final long[] wordBits;
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

  // scratch of the construction
  private final int[] visited;
  private int mark;
  private final int[] stack;
  private final int[] reached;
  private int reachedCount;
  private final int[] before;
  private final int[] slots;
  private int slotCount;

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
    this.setBits = new long[nfa.sets.size()][];
    for (int i = 0; i < setBits.length; i++) {
      setBits[i] = alphabet.bits(nfa.sets.get(i));
    }
    this.wordBits = alphabet.bits(word);
    this.newlineClass = alphabet.of('\n');
    this.endClass = alphabet.classes;
    this.stride = alphabet.classes + 1;
    this.maxCells = Math.max(cacheBytes / Integer.BYTES, stride * 64);
    this.steps = new DfaSteps(stride);
    this.visited = new int[nfa.size()];
    this.stack = new int[nfa.edges() + 16];
    this.reached = new int[nfa.size()];
    this.before = new int[nfa.size()];
    this.slots = new int[slotCount];
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
    mark = nextMark();
    reachedCount = 0;
    slotCount = 0;
    close(nfa.start);
    start = intern(AT_START);
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

  private int nextMark() {
    if (mark == Integer.MAX_VALUE) {
      Arrays.fill(visited, 0);
      mark = 0;
    }
    return mark + 1;
  }

  /** Adds a state and all that follows it freely; positions wait for the next symbol. */
  private void close(int from) {
    int top = 0;
    stack[top++] = from;
    while (top > 0) {
      int s = stack[--top];
      if (visited[s] == mark) {
        continue;
      }
      visited[s] = mark;
      switch (nfa.kind[s]) {
        case Nfa.SPLIT -> {
          int[] targets = nfa.splits[s];
          for (int t : targets) {
            if (visited[t] != mark) {
              stack[top++] = t;
            }
          }
        }
        case Nfa.MATCH -> addSlot(nfa.a[s]);
        default -> reached[reachedCount++] = s;
      }
    }
  }

  private void addSlot(int slot) {
    for (int i = 0; i < slotCount; i++) {
      if (slots[i] == slot) {
        return;
      }
    }
    slots[slotCount++] = slot;
  }

  /** Builds the step from a state by a class of symbols (or the end), and remembers it. */
  private int step(int from, int symbolClass) {
    built++;
    int[] key = states.key(from);
    int first = 2 + key[1];
    int count = key.length - first;
    System.arraycopy(key, first, before, 0, count);
    slotCount = 0;
    reachedCount = 0;
    if (nfa.usesPositions) {
      mark = nextMark();
      for (int i = 0; i < count; i++) {
        visited[before[i]] = mark;
      }
      for (int i = 0; i < count; i++) {
        int s = before[i];
        if (nfa.kind[s] == Nfa.AT && holds(POSITIONS[nfa.a[s]], key[0], symbolClass)) {
          reachedCount = count;
          close(nfa.next[s]);
          for (int k = count; k < reachedCount; k++) {
            before[k] = reached[k];
          }
          count = reachedCount;
        }
      }
      reachedCount = 0;
    }
    mark = nextMark();
    int flags = 0;
    if (symbolClass != endClass) {
      long bit = 1L << symbolClass;
      int word = symbolClass >> 6;
      for (int i = 0; i < count; i++) {
        int s = before[i];
        if (nfa.kind[s] == Nfa.CHARS && (setBits[nfa.a[s]][word] & bit) != 0) {
          close(nfa.next[s]);
        }
      }
      if (nfa.usesPositions) {
        flags =
            (nfa.usesWords && isWord(symbolClass) ? AFTER_WORD : 0)
                | (symbolClass == newlineClass ? AFTER_NEWLINE : 0);
      }
    }
    boolean full = cacheCells() + reachedCount > maxCells;
    if (full) {
      flushes++;
      int[] keptReached = Arrays.copyOf(reached, reachedCount);
      int[] keptSlots = Arrays.copyOf(slots, slotCount);
      reset();
      System.arraycopy(keptReached, 0, reached, 0, keptReached.length);
      reachedCount = keptReached.length;
      System.arraycopy(keptSlots, 0, slots, 0, keptSlots.length);
      slotCount = keptSlots.length;
      return intern(flags);
    }
    int to = intern(flags);
    steps.remember(from, symbolClass, to);
    return to;
  }

  private boolean isWord(int symbolClass) {
    return (wordBits[symbolClass >> 6] & (1L << symbolClass)) != 0;
  }

  private boolean holds(Position position, int flags, int symbolClass) {
    boolean wordBefore = (flags & AFTER_WORD) != 0;
    boolean atEnd = symbolClass == endClass;
    boolean wordAfter = !atEnd && isWord(symbolClass);
    return switch (position) {
      case TEXT_START -> (flags & AT_START) != 0;
      case TEXT_END -> atEnd;
      case LINE_START -> (flags & AT_START) != 0 || ((flags & AFTER_NEWLINE) != 0 && !atEnd);
      case LINE_END -> atEnd || symbolClass == newlineClass;
      case WORD_EDGE -> wordBefore != wordAfter;
      case NOT_WORD_EDGE -> wordBefore == wordAfter;
      case WORD_START -> !wordBefore && wordAfter;
      case WORD_END -> wordBefore && !wordAfter;
      case FINAL_END, FINAL_END_ANYCRLF, LINE_START_ANYCRLF, LINE_END_ANYCRLF, SEARCH_START ->
          throw new IllegalStateException("not a position of an automaton: " + position);
    };
  }

  /** The number of the state that scratch describes, as steps hold it. */
  private int intern(int flags) {
    Arrays.sort(reached, 0, reachedCount);
    Arrays.sort(slots, 0, slotCount);
    int[] key = new int[2 + slotCount + reachedCount];
    key[0] = flags;
    key[1] = slotCount;
    System.arraycopy(slots, 0, key, 2, slotCount);
    System.arraycopy(reached, 0, key, 2 + slotCount, reachedCount);
    int state = states.find(key);
    if (state < 0) {
      state = states.add(key);
      steps.add(state);
      leaps.add(state);
    }
    boolean special = slotCount > 0 || reachedCount == 0;
    return special ? ~state : state;
  }
}
