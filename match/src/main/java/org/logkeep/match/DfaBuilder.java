package org.logkeep.match;

import java.util.Arrays;
import org.logkeep.match.Node.Position;

/**
 * Finds out where the states of a {@link LazyDfa} lead: sets of states of the {@link Nfa}, as the
 * keys of {@link DfaStates} hold them. Costs time linear in the automaton.
 */
final class DfaBuilder {
  private static final int AFTER_WORD = 1;
  private static final int AFTER_NEWLINE = 2;
  private static final int AT_START = 4;

  private static final Position[] POSITIONS = Position.values();

  private final Nfa nfa;
  private final long[][] setBits;
  private final long[] wordBits;
  private final int newlineClass;
  private final int endClass;

  // scratch
  private final int[] visited;
  private int mark;
  private final int[] stack;
  private final int[] reached;
  private int reachedCount;
  private final int[] before;
  private final int[] slots;
  private int slotCount;

  /**
   * @param alphabet tells apart what the automaton does; the end of the text is the class behind
   *     its last
   * @param slotCount number of slots that the automaton may report
   */
  DfaBuilder(Nfa nfa, Alphabet alphabet, CharSet word, int slotCount) {
    this.nfa = nfa;
    this.setBits = new long[nfa.sets.size()][];
    for (int i = 0; i < setBits.length; i++) {
      setBits[i] = alphabet.bits(nfa.sets.get(i));
    }
    this.wordBits = alphabet.bits(word);
    this.newlineClass = alphabet.of('\n');
    this.endClass = alphabet.classes;
    this.visited = new int[nfa.size()];
    this.stack = new int[nfa.edges() + 16];
    this.reached = new int[nfa.size()];
    this.before = new int[nfa.size()];
    this.slots = new int[slotCount];
  }

  /** The key of the state before the first symbol. */
  int[] start() {
    mark = nextMark();
    reachedCount = 0;
    slotCount = 0;
    close(nfa.start);
    return key(AT_START);
  }

  /** The key of the state behind another one, by a class of symbols or the end. */
  int[] step(int[] key, int symbolClass) {
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
    return key(flags);
  }

  /** The key that scratch describes. */
  private int[] key(int flags) {
    Arrays.sort(reached, 0, reachedCount);
    Arrays.sort(slots, 0, slotCount);
    int[] key = new int[2 + slotCount + reachedCount];
    key[0] = flags;
    key[1] = slotCount;
    System.arraycopy(slots, 0, key, 2, slotCount);
    System.arraycopy(reached, 0, key, 2 + slotCount, reachedCount);
    return key;
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
}
