package org.logkeep.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.logkeep.match.Node.Position;

/**
 * A deterministic automaton built while it runs: a state is a set of states of the {@link Nfa},
 * made when a text first leads there, and forgotten with all others when the cache is full. Walking
 * costs one table look-up a symbol once the ways of the texts are known; a step that is not known
 * costs time linear in the automaton, so a scan is linear in its text whatever the patterns.
 *
 * <p>Positions such as {@code \b} and {@code $} look one symbol ahead. So a state holds what was
 * reached <em>before</em> positions are asked; with the next symbol (or the end, which is a symbol
 * of its own) they are answered, and patterns that this completes are reported by the state reached
 * with it.
 *
 * <pre>
 *   key of a state: flags | number of slots | slots completed on the way in | sorted Nfa states
 *   cells:          four numbers a state, so that the states of a line, made one after the other, share
 *                   cache lines; most have one or two ways out that texts ever take
 *                     sparse: ~class | state there | class, or NONE | state there
 *                     dense:  offset of a row in rows, one number a class | unused
 *   a state there:  >= 0 plain, UNKNOWN, or ~state: one that reports or is dead
 * </pre>
 *
 * <p>One thread owns it.
 */
final class LazyDfa {
  private static final int UNKNOWN = Integer.MIN_VALUE;
  private static final int NONE = -1;
  private static final int CELL = 4;

  /**
   * While rows take less than this, every state gets one: small automata are walked without a
   * guess.
   */
  private static final int ROWS_FOR_ALL = 1 << 16;

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

  private int[] cells;
  private int[] rows;
  private int rowCells;
  private int[][] keys;
  private int states;
  private int keyCells;
  private int[] table;
  private int start;

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
   */
  LazyDfa(Nfa nfa, boolean characters, CharSet word, int slotCount, int cacheBytes) {
    this.nfa = nfa;
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
    this.cells = new int[CELL * 16];
    this.rows = new int[stride * 4];
    this.keys = new int[16][];
    this.table = new int[64];
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
        + states
        + " states, "
        + built
        + " steps built, "
        + flushes
        + " flushes, "
        + ((4L * (states * CELL + rowCells + keyCells)) >> 10)
        + " KiB";
  }

  private void reset() {
    states = 0;
    rowCells = 0;
    keyCells = 0;
    Arrays.fill(table, -1);
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
    int i = offset;
    int state = start;
    if (state < 0) {
      state = ~state;
      if (report(state, sink)) {
        return;
      }
    }
    boolean characters = alphabet.characters;
    int[] ofByte = this.ofByte;
    int[] cells = this.cells;
    int[] rows = this.rows;
    while (i < end) {
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
        if (to == UNKNOWN) {
          to = step(state, symbolClass);
          cells = this.cells;
          rows = this.rows;
        }
        if (to < 0) {
          to = ~to;
          if (report(to, sink) || isDead(to)) {
            return;
          }
        }
      }
      state = to;
      i += width;
    }
    int to = known(state, endClass);
    if (to == UNKNOWN) {
      to = step(state, endClass);
    }
    if (to < 0) {
      report(~to, sink);
    }
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
    int to = known(state, symbolClass);
    if (to == UNKNOWN) {
      to = step(state, symbolClass);
    }
    return to < 0 ? ~to : to;
  }

  /** Whether reaching a state completes a pattern. */
  boolean completes(int state, int slot) {
    int[] key = keys[state];
    for (int i = 0; i < key[1]; i++) {
      if (key[2 + i] == slot) {
        return true;
      }
    }
    return false;
  }

  private int known(int state, int symbolClass) {
    int cell = state * CELL;
    int first = cells[cell];
    if (first >= 0) {
      return rows[first + symbolClass];
    }
    if (first == ~symbolClass) {
      return cells[cell + 1];
    }
    return cells[cell + 2] == symbolClass ? cells[cell + 3] : UNKNOWN;
  }

  private void remember(int state, int symbolClass, int to) {
    int cell = state * CELL;
    if (cells[cell] >= 0) {
      rows[cells[cell] + symbolClass] = to;
    } else if (cells[cell] == ~Short.MAX_VALUE) {
      cells[cell] = ~symbolClass;
      cells[cell + 1] = to;
    } else if (cells[cell + 2] == NONE) {
      cells[cell + 2] = symbolClass;
      cells[cell + 3] = to;
    } else {
      int row = newRow();
      rows[row + ~cells[cell]] = cells[cell + 1];
      rows[row + cells[cell + 2]] = cells[cell + 3];
      rows[row + symbolClass] = to;
      cells[cell] = row;
    }
  }

  private int newRow() {
    int row = rowCells;
    if (row + stride > rows.length) {
      rows = Arrays.copyOf(rows, Math.max(rows.length * 2, row + stride));
    }
    Arrays.fill(rows, row, row + stride, UNKNOWN);
    rowCells += stride;
    return row;
  }

  private boolean report(int state, Sink sink) {
    int[] key = keys[state];
    for (int i = 0; i < key[1]; i++) {
      if (sink.matched(key[2 + i])) {
        return true;
      }
    }
    return false;
  }

  private boolean isDead(int state) {
    int[] key = keys[state];
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
    int[] key = keys[from];
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
    boolean full = states * CELL + rowCells + keyCells + reachedCount > maxCells;
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
    remember(from, symbolClass, to);
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

  /** The number of the state that scratch describes, as the table holds it. */
  private int intern(int flags) {
    Arrays.sort(reached, 0, reachedCount);
    Arrays.sort(slots, 0, slotCount);
    int hash = flags;
    for (int i = 0; i < slotCount; i++) {
      hash = hash * 31 + slots[i];
    }
    for (int i = 0; i < reachedCount; i++) {
      hash = hash * 0x01000193 + reached[i];
    }
    hash ^= hash >>> 15;
    int mask = table.length - 1;
    int at = hash & mask;
    while (table[at] >= 0) {
      if (isSame(keys[table[at]], flags)) {
        return encoded(table[at]);
      }
      at = (at + 1) & mask;
    }
    int state = add(flags);
    table[at] = state;
    if (states * 2 > table.length) {
      rehash();
    }
    return encoded(state);
  }

  private int encoded(int state) {
    int[] key = keys[state];
    boolean special = key[1] > 0 || key.length == 2 + key[1];
    return special ? ~state : state;
  }

  private boolean isSame(int[] key, int flags) {
    if (key[0] != flags || key[1] != slotCount || key.length != 2 + slotCount + reachedCount) {
      return false;
    }
    return Arrays.equals(key, 2, 2 + slotCount, slots, 0, slotCount)
        && Arrays.equals(key, 2 + slotCount, key.length, reached, 0, reachedCount);
  }

  private int add(int flags) {
    int[] key = new int[2 + slotCount + reachedCount];
    key[0] = flags;
    key[1] = slotCount;
    System.arraycopy(slots, 0, key, 2, slotCount);
    System.arraycopy(reached, 0, key, 2 + slotCount, reachedCount);
    if (states == keys.length) {
      keys = Arrays.copyOf(keys, states * 2);
    }
    if ((states + 1) * CELL > cells.length) {
      cells = Arrays.copyOf(cells, cells.length * 2);
    }
    Arrays.fill(cells, states * CELL, (states + 1) * CELL, NONE);
    cells[states * CELL] = ~Short.MAX_VALUE;
    if (rowCells + stride <= ROWS_FOR_ALL) {
      cells[states * CELL] = newRow();
    }
    keys[states] = key;
    keyCells += key.length + 8;
    return states++;
  }

  private void rehash() {
    int[] bigger = new int[table.length * 4];
    Arrays.fill(bigger, -1);
    int mask = bigger.length - 1;
    for (int state = 0; state < states; state++) {
      int[] key = keys[state];
      int hash = key[0];
      for (int i = 2; i < 2 + key[1]; i++) {
        hash = hash * 31 + key[i];
      }
      for (int i = 2 + key[1]; i < key.length; i++) {
        hash = hash * 0x01000193 + key[i];
      }
      hash ^= hash >>> 15;
      int at = hash & mask;
      while (bigger[at] >= 0) {
        at = (at + 1) & mask;
      }
      bigger[at] = state;
    }
    table = bigger;
  }
}
