package org.logkeep.match;

import java.util.Arrays;
import org.logkeep.match.Node.Position;

/**
 * Runs one {@link Program} over a text: leftmost match, choices in the order of the pattern, as
 * Perl and PCRE do it, on a stack of its own, so that no text can overflow the thread's.
 *
 * <p>Backtracking can take exponential time. A pattern whose outcome depends on place and position
 * alone is tried plainly at first; when that takes more than a few steps a byte, it is started
 * again with a bitmap of choices that are known to fail, which bounds the work by pattern times
 * text. Every other pattern stops at the step budget with {@link Verdict#BUDGET_EXCEEDED}.
 *
 * <p>One thread owns it.
 */
final class Backtracker {
  private static final Position[] POSITIONS = Position.values();
  private static final int PLAIN_STEPS = 4_096;
  private static final int PLAIN_STEPS_PER_BYTE = 32;
  private static final long MAX_MEMO_BITS = 1L << 28;
  private static final int MAX_STACK = 1 << 24;

  private final Program program;
  private final long budget;
  private final int[] slots;
  private final int[] beginHeight;
  private final int[] beginPosition;
  private final int[] splitNumber;
  private int[] stack = new int[256];
  private int top;
  private long[] failed = new long[0];
  private long steps;

  private byte[] data = new byte[0];
  private int textStart;
  private int textEnd;
  private int searchStart;

  Backtracker(Program program, long budget) {
    this.program = program;
    this.budget = budget;
    this.slots = new int[program.slots];
    this.beginHeight = new int[program.begins];
    this.beginPosition = new int[program.begins];
    this.splitNumber = new int[program.size / 3];
    int n = 0;
    for (int pc = 0; pc < program.size; pc += 3) {
      if (program.code[pc] == Program.SPLIT) {
        splitNumber[pc / 3] = n++;
      }
    }
  }

  /** Instructions executed by the last search. */
  long steps() {
    return steps;
  }

  /**
   * Finds the first match at or behind {@code from} in the slice.
   *
   * @param groups receives start and end of the whole match and of each group as far as it has
   *     room, absolute in {@code text}, -1 for groups without a part
   */
  Verdict search(byte[] text, int offset, int length, int from, int[] groups) {
    data = text;
    textStart = offset;
    textEnd = offset + length;
    searchStart = from;
    steps = 0;
    try {
      long plain = PLAIN_STEPS + (long) PLAIN_STEPS_PER_BYTE * length;
      Verdict verdict;
      if (!program.memoizable) {
        verdict = search(from, budget + 16L * length, false);
      } else {
        verdict = search(from, plain, false);
        if (verdict == Verdict.BUDGET_EXCEEDED) {
          verdict = searchRemembering(from);
        }
      }
      if (verdict == Verdict.MATCH) {
        int n = Math.min(groups.length, 2 * (program.groups + 1));
        System.arraycopy(slots, 0, groups, 0, n);
        Arrays.fill(groups, n, groups.length, -1);
      }
      return verdict;
    } finally {
      data = new byte[0];
    }
  }

  private Verdict searchRemembering(int from) {
    long bits = (long) program.splits * (textEnd - from + 1);
    if (bits > MAX_MEMO_BITS) {
      return Verdict.BUDGET_EXCEEDED;
    }
    int words = (int) (bits >> 6) + 1;
    if (failed.length < words) {
      failed = new long[words];
    } else {
      Arrays.fill(failed, 0, words, 0);
    }
    Verdict verdict = search(from, Long.MAX_VALUE, true);
    if (failed.length > 1 << 15) {
      failed = new long[0];
    }
    return verdict;
  }

  private Verdict search(int from, long limit, boolean remember) {
    long stepLimit = limit == Long.MAX_VALUE ? limit : steps + limit;
    for (int at = from; at <= textEnd; at++) {
      if (program.anchored && at > textStart) {
        return Verdict.NO_MATCH;
      }
      if (!program.anyFirst && (at == textEnd || !program.firstBytes[data[at] & 0xFF])) {
        continue;
      }
      if (program.characters && at > textStart && isInsideCharacter(at)) {
        continue;
      }
      Verdict verdict = run(at, from, stepLimit, remember);
      if (verdict != Verdict.NO_MATCH) {
        return verdict;
      }
    }
    return Verdict.NO_MATCH;
  }

  /** Whether a position is between the bytes of one valid character. */
  private boolean isInsideCharacter(int at) {
    if (at == textEnd || (data[at] & 0xC0) != 0x80) {
      return false;
    }
    for (int back = 1; back <= 3 && at - back >= textStart; back++) {
      if ((data[at - back] & 0xC0) != 0x80) {
        return Utf8.width(Utf8.decode(data, at - back, textEnd)) > back;
      }
    }
    return false;
  }

  private Verdict run(int at, int from, long stepLimit, boolean remember) {
    int[] code = program.code;
    Arrays.fill(slots, -1);
    top = 0;
    int pc = 0;
    int pos = at;
    while (true) {
      if (++steps > stepLimit || top > MAX_STACK) {
        return Verdict.BUDGET_EXCEEDED;
      }
      boolean ok = true;
      int x = code[pc + 1];
      switch (code[pc]) {
        case Program.CHAR -> {
          int next = takeChar(x, pos);
          ok = next >= 0;
          pos = next;
          pc += 3;
        }
        case Program.SPLIT -> {
          if (remember && isFailed(splitNumber[pc / 3], pos - from)) {
            ok = false;
          } else {
            push(code[pc + 2], pos);
            pc = x;
          }
        }
        case Program.JUMP -> pc = x;
        case Program.SAVE, Program.MARK -> {
          push(-1 - x, slots[x]);
          slots[x] = pos;
          pc += 3;
        }
        case Program.KEEP -> {
          push(-1, slots[0]);
          slots[0] = pos;
          pc += 3;
        }
        case Program.AT -> {
          ok = holds(POSITIONS[x], pos);
          pc += 3;
        }
        case Program.BACKREF -> {
          int next = takeGroup(program.groupLists.get(x), code[pc + 2] != 0, pos);
          ok = next >= 0;
          pos = next;
          pc += 3;
        }
        case Program.BEGIN -> {
          beginHeight[x] = top;
          beginPosition[x] = pos;
          pc += 3;
        }
        case Program.CHOICE -> {
          push(x, pos);
          pc += 3;
        }
        case Program.END_POSITIVE -> {
          forgetChoices(beginHeight[x]);
          pos = beginPosition[x];
          pc += 3;
        }
        case Program.END_ATOMIC -> {
          forgetChoices(beginHeight[x]);
          pc += 3;
        }
        case Program.END_NEGATIVE -> {
          while (top > beginHeight[x]) {
            undo();
          }
          pos = beginPosition[x];
          pc += 3;
        }
        case Program.BACK -> {
          int next = stepBack(pos, x);
          ok = next >= 0;
          pos = next;
          pc += 3;
        }
        case Program.CHECK -> pc = slots[x] == pos ? code[pc + 2] : pc + 3;
        case Program.IF_GROUP ->
            pc = setGroup(program.groupLists.get(x)) >= 0 ? pc + 3 : code[pc + 2];
        case Program.FAIL -> ok = false;
        case Program.MATCH -> {
          return Verdict.MATCH;
        }
        default -> throw new IllegalStateException("unknown instruction " + code[pc]);
      }
      if (!ok) {
        int choice = backtrack();
        if (choice < 0) {
          return Verdict.NO_MATCH;
        }
        pc = stack[choice];
        pos = stack[choice + 1];
      }
    }
  }

  private void push(int what, int value) {
    if (top + 2 > stack.length) {
      stack = Arrays.copyOf(stack, stack.length * 2);
    }
    stack[top++] = what;
    stack[top++] = value;
  }

  /** Takes the top entry off; when it is an old value of a slot, puts that back. */
  private void undo() {
    top -= 2;
    int what = stack[top];
    if (what < 0) {
      slots[-1 - what] = stack[top + 1];
    }
  }

  /** Undoes up to the last choice and takes it off; its place in the stack, or -1. */
  private int backtrack() {
    while (top > 0) {
      undo();
      if (stack[top] >= 0) {
        return top;
      }
    }
    return -1;
  }

  /** Drops the choices above a height; old values of slots stay, an outer choice must undo them. */
  private void forgetChoices(int height) {
    int to = height;
    for (int i = height; i < top; i += 2) {
      if (stack[i] < 0) {
        stack[to++] = stack[i];
        stack[to++] = stack[i + 1];
      }
    }
    top = to;
  }

  private boolean isFailed(int split, int position) {
    long bit = (long) position * program.splits + split;
    int word = (int) (bit >> 6);
    boolean known = (failed[word] & (1L << bit)) != 0;
    failed[word] |= 1L << bit;
    return known;
  }

  private int takeChar(int set, int pos) {
    if (pos >= textEnd) {
      return -1;
    }
    int b = data[pos] & 0xFF;
    if (b < 128 || !program.characters) {
      return (program.bitmaps.get(set)[b >> 6] & (1L << b)) != 0 ? pos + 1 : -1;
    }
    long decoded = Utf8.decode(data, pos, textEnd);
    return program.sets.get(set).contains(Utf8.symbol(decoded)) ? pos + Utf8.width(decoded) : -1;
  }

  private int stepBack(int from, int count) {
    int pos = from;
    for (int i = 0; i < count; i++) {
      if (pos <= textStart) {
        return -1;
      }
      pos -= program.characters ? Utf8.width(Utf8.decodeBefore(data, textStart, pos)) : 1;
    }
    return pos;
  }

  private int setGroup(int[] numbers) {
    for (int number : numbers) {
      if (slots[2 * number] >= 0 && slots[2 * number + 1] >= 0) {
        return number;
      }
    }
    return -1;
  }

  private int takeGroup(int[] numbers, boolean ignoreCase, int from) {
    int group = setGroup(numbers);
    if (group < 0) {
      return -1;
    }
    int i = slots[2 * group];
    int end = slots[2 * group + 1];
    steps += Math.max(0, end - i) >> 3;
    int pos = from;
    if (!ignoreCase) {
      int length = end - i;
      boolean same =
          length <= textEnd - pos && Arrays.equals(data, i, end, data, pos, pos + length);
      return same ? pos + length : -1;
    }
    while (i < end) {
      if (pos >= textEnd) {
        return -1;
      }
      long a = symbolAt(i);
      long b = symbolAt(pos);
      if (fold(Utf8.symbol(a)) != fold(Utf8.symbol(b))) {
        return -1;
      }
      i += Utf8.width(a);
      pos += Utf8.width(b);
    }
    return pos;
  }

  private long symbolAt(int at) {
    return program.characters ? Utf8.decode(data, at, textEnd) : ((data[at] & 0xFFL) << 8) | 1;
  }

  private int fold(int symbol) {
    if (symbol < 128) {
      return symbol >= 'A' && symbol <= 'Z' ? symbol + 32 : symbol;
    }
    return program.characters && symbol <= CharSet.MAX_CODE_POINT
        ? Character.toLowerCase(Character.toUpperCase(symbol))
        : symbol;
  }

  private boolean isWordBefore(int pos) {
    if (pos <= textStart) {
      return false;
    }
    return program.word.contains(
        program.characters
            ? Utf8.symbol(Utf8.decodeBefore(data, textStart, pos))
            : data[pos - 1] & 0xFF);
  }

  private boolean isWordAfter(int pos) {
    return pos < textEnd && program.word.contains(Utf8.symbol(symbolAt(pos)));
  }

  private boolean isAt(int pos, char c) {
    return pos >= textStart && pos < textEnd && data[pos] == c;
  }

  private boolean holds(Position position, int pos) {
    return switch (position) {
      case TEXT_START -> pos == textStart;
      case TEXT_END -> pos == textEnd;
      case FINAL_END -> pos == textEnd || (pos == textEnd - 1 && data[pos] == '\n');
      case FINAL_END_ANYCRLF ->
          pos == textEnd
              || (pos == textEnd - 1
                  && (data[pos] == '\r' || (data[pos] == '\n' && !isAt(pos - 1, '\r'))))
              || (pos == textEnd - 2 && data[pos] == '\r' && data[pos + 1] == '\n');
      case LINE_START -> pos == textStart || (pos < textEnd && data[pos - 1] == '\n');
      case LINE_END -> pos == textEnd || data[pos] == '\n';
      case LINE_START_ANYCRLF ->
          pos == textStart
              || (pos < textEnd
                  && (data[pos - 1] == '\n' || (data[pos - 1] == '\r' && data[pos] != '\n')));
      case LINE_END_ANYCRLF ->
          pos == textEnd || data[pos] == '\r' || (data[pos] == '\n' && !isAt(pos - 1, '\r'));
      case WORD_EDGE -> isWordBefore(pos) != isWordAfter(pos);
      case NOT_WORD_EDGE -> isWordBefore(pos) == isWordAfter(pos);
      case WORD_START -> !isWordBefore(pos) && isWordAfter(pos);
      case WORD_END -> isWordBefore(pos) && !isWordAfter(pos);
      case SEARCH_START -> pos == searchStart;
    };
  }
}
