package org.logkeep.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.logkeep.match.Node.Greed;
import org.logkeep.match.Node.Position;

/**
 * One pattern as instructions for a {@link Backtracker}: three numbers each, {@code op, x, y}.
 *
 * <pre>
 *   CHAR set            one symbol of the set
 *   SPLIT x y           go on at x; when that fails, at y
 *   JUMP x
 *   SAVE slot           the position into a group slot
 *   AT position         fails unless the position holds
 *   BACKREF list icase  the text of the first set group of the list
 *   BEGIN k             remembers position and height of the stack under k
 *   CHOICE x            when everything up to END_... fails, go on at x
 *   END_POSITIVE k      forgets the choices since BEGIN k, keeps groups, back to the position
 *   END_NEGATIVE k      undoes everything since BEGIN k, back to the position
 *   END_ATOMIC k        forgets the choices since BEGIN k
 *   BACK n              n symbols back
 *   MARK slot           the position into a loop slot
 *   CHECK slot x        go to x when nothing was taken since MARK
 *   IF_GROUP list x     go to x unless a group of the list is set
 *   KEEP                the match starts here
 *   FAIL, MATCH
 * </pre>
 */
final class Program {
  static final int CHAR = 0;
  static final int SPLIT = 1;
  static final int JUMP = 2;
  static final int SAVE = 3;
  static final int AT = 4;
  static final int BACKREF = 5;
  static final int BEGIN = 6;
  static final int CHOICE = 7;
  static final int END_POSITIVE = 8;
  static final int END_NEGATIVE = 9;
  static final int END_ATOMIC = 10;
  static final int BACK = 11;
  static final int MARK = 12;
  static final int CHECK = 13;
  static final int IF_GROUP = 14;
  static final int KEEP = 15;
  static final int FAIL = 16;
  static final int MATCH = 17;

  private static final int MAX_CODE = 3 * 200_000;

  int[] code = new int[96];
  int size;
  final List<CharSet> sets = new ArrayList<>();
  final List<long[]> bitmaps = new ArrayList<>();
  final List<int[]> groupLists = new ArrayList<>();
  final boolean characters;
  final CharSet word;
  final int groups;
  int slots;
  int begins;
  int splits;

  /** Whether an outcome depends on place and position alone, so that failures may be remembered. */
  boolean memoizable = true;

  /** Bytes that a match can start with; empty when it may be empty. */
  final boolean[] firstBytes = new boolean[256];

  final boolean anyFirst;
  final boolean anchored;

  Program(Parsed parsed) {
    this.characters = parsed.characters();
    this.word = parsed.word();
    this.groups = parsed.groups();
    this.slots = 2 * (groups + 1);
    emit(SAVE, 0, 0);
    compile(parsed.root());
    emit(SAVE, 1, 0);
    emit(MATCH, 0, 0);
    this.code = Arrays.copyOf(code, size);
    this.anyFirst = first(parsed.root());
    Node head = parsed.root() instanceof Node.Cat(var parts) ? parts.getFirst() : parsed.root();
    this.anchored = head instanceof Node.At(var p) && p == Position.TEXT_START;
  }

  private int emit(int op, int x, int y) {
    if (size + 3 > code.length) {
      if (size > MAX_CODE) {
        throw new PatternException(0, "pattern is too large: its repetitions multiply");
      }
      code = Arrays.copyOf(code, code.length * 2);
    }
    int at = size;
    code[size++] = op;
    code[size++] = x;
    code[size++] = y;
    return at;
  }

  private int split(Greed greed) {
    int at = emit(SPLIT, 0, 0);
    splits++;
    code[at + (greed == Greed.GREEDY ? 1 : 2)] = size;
    return at;
  }

  /** Completes a split: its other way leads here. */
  private void land(int split, Greed greed) {
    code[split + (greed == Greed.GREEDY ? 2 : 1)] = size;
  }

  private void compile(Node node) {
    switch (node) {
      case Node.Empty e -> {}
      case Node.Chars(CharSet set) -> emit(CHAR, set(set), 0);
      case Node.Cat(var parts) -> parts.forEach(this::compile);
      case Node.Alt(var choices) -> alternatives(choices, 0);
      case Node.Repeat r -> repeat(r);
      case Node.Group(int number, Node body) -> {
        emit(SAVE, 2 * number, 0);
        compile(body);
        emit(SAVE, 2 * number + 1, 0);
      }
      case Node.At(Position position) -> emit(AT, position.ordinal(), 0);
      case Node.BackRef(var numbers, boolean ignoreCase) -> {
        memoizable = false;
        emit(BACKREF, list(numbers), ignoreCase ? 1 : 0);
      }
      case Node.Look look -> look(look);
      case Node.Atomic(Node body) -> {
        memoizable = false;
        int k = begins++;
        emit(BEGIN, k, 0);
        compile(body);
        emit(END_ATOMIC, k, 0);
      }
      case Node.Keep keep -> emit(KEEP, 0, 0);
      case Node.IfGroup(var numbers, Node yes, Node no) -> {
        memoizable = false;
        int test = emit(IF_GROUP, list(numbers), 0);
        compile(yes);
        int jump = emit(JUMP, 0, 0);
        code[test + 2] = size;
        compile(no);
        code[jump + 1] = size;
      }
      case Node.IfLook(Node.Look look, Node yes, Node no) -> ifLook(look, yes, no);
    }
  }

  private int set(CharSet set) {
    int known = sets.indexOf(set);
    if (known >= 0) {
      return known;
    }
    long[] bitmap = new long[4];
    for (int b = 0; b < 256; b++) {
      if (set.contains(b)) {
        bitmap[b >> 6] |= 1L << b;
      }
    }
    sets.add(set);
    bitmaps.add(bitmap);
    return sets.size() - 1;
  }

  private int list(List<Integer> numbers) {
    groupLists.add(numbers.stream().mapToInt(Integer::intValue).toArray());
    return groupLists.size() - 1;
  }

  /**
   * @param back 1 when each choice first steps back by its width
   */
  private void alternatives(List<Node> choices, int back) {
    List<Integer> jumps = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      boolean more = i + 1 < choices.size();
      int split = more ? split(Greed.GREEDY) : 0;
      if (back > 0) {
        emit(BACK, Widths.of(choices.get(i)), 0);
      }
      compile(choices.get(i));
      if (more) {
        jumps.add(emit(JUMP, 0, 0));
        land(split, Greed.GREEDY);
      }
    }
    jumps.forEach(jump -> code[jump + 1] = size);
  }

  private void repeat(Node.Repeat r) {
    for (int i = 0; i < r.min(); i++) {
      compile(r.body());
    }
    if (r.max() < 0) {
      int loop = split(r.greed());
      boolean empty = canBeEmpty(r.body());
      int slot = empty ? slots++ : 0;
      if (empty) {
        emit(MARK, slot, 0);
      }
      compile(r.body());
      int check = empty ? emit(CHECK, slot, 0) : -1;
      emit(JUMP, loop, 0);
      if (check >= 0) {
        code[check + 2] = size;
      }
      land(loop, r.greed());
      return;
    }
    List<Integer> options = new ArrayList<>();
    for (int i = r.min(); i < r.max(); i++) {
      options.add(split(r.greed()));
      compile(r.body());
    }
    options.forEach(option -> land(option, r.greed()));
  }

  private void look(Node.Look look) {
    memoizable = false;
    int k = begins++;
    emit(BEGIN, k, 0);
    int choice = look.negative() ? emit(CHOICE, 0, 0) : -1;
    lookBody(look);
    if (look.negative()) {
      emit(END_NEGATIVE, k, 0);
      emit(FAIL, 0, 0);
      code[choice + 1] = size;
    } else {
      emit(END_POSITIVE, k, 0);
    }
  }

  private void lookBody(Node.Look look) {
    if (look.ahead()) {
      compile(look.body());
    } else {
      alternatives(Widths.alternatives(look.body()), 1);
    }
  }

  private void ifLook(Node.Look look, Node yes, Node no) {
    memoizable = false;
    int k = begins++;
    emit(BEGIN, k, 0);
    int choice = emit(CHOICE, 0, 0);
    lookBody(look);
    emit(look.negative() ? END_NEGATIVE : END_POSITIVE, k, 0);
    compile(look.negative() ? no : yes);
    int jump = emit(JUMP, 0, 0);
    code[choice + 1] = size;
    compile(look.negative() ? yes : no);
    code[jump + 1] = size;
  }

  /** Whether a part may match without a byte; where that is not known, it may. */
  static boolean canBeEmpty(Node node) {
    return switch (node) {
      case Node.Chars c -> false;
      case Node.Cat(var parts) -> parts.stream().allMatch(Program::canBeEmpty);
      case Node.Alt(var choices) -> choices.stream().anyMatch(Program::canBeEmpty);
      case Node.Repeat r -> r.min() == 0 || canBeEmpty(r.body());
      case Node.Group(int number, Node body) -> canBeEmpty(body);
      case Node.Atomic(Node body) -> canBeEmpty(body);
      case Node.Empty e -> true;
      case Node.At a -> true;
      case Node.BackRef b -> true;
      case Node.Look l -> true;
      case Node.Keep k -> true;
      case Node.IfGroup i -> true;
      case Node.IfLook i -> true;
    };
  }

  private boolean eitherFirst(Node yes, Node no) {
    boolean yesEmpty = first(yes);
    return first(no) || yesEmpty;
  }

  /**
   * Collects the bytes that a part can start with; true when it may take nothing or is not known.
   */
  private boolean first(Node node) {
    return switch (node) {
      case Node.Chars(CharSet set) -> {
        for (int b = 0; b < 256; b++) {
          firstBytes[b] |= set.contains(b) && (!characters || b < 128);
        }
        if (characters && set.size() > 0 && set.hi(set.size() - 1) >= 128) {
          Arrays.fill(firstBytes, 128, 256, true);
        }
        yield false;
      }
      case Node.Cat(var parts) -> {
        for (Node part : parts) {
          if (!first(part)) {
            yield false;
          }
        }
        yield true;
      }
      case Node.Alt(var choices) -> {
        boolean any = false;
        for (Node choice : choices) {
          any |= first(choice);
        }
        yield any;
      }
      case Node.Repeat r -> first(r.body()) || r.min() == 0;
      case Node.Group(int number, Node body) -> first(body);
      case Node.Atomic(Node body) -> first(body);
      case Node.IfGroup i -> eitherFirst(i.yes(), i.no());
      case Node.IfLook i -> eitherFirst(i.yes(), i.no());
      case Node.BackRef b -> {
        Arrays.fill(firstBytes, true);
        yield true;
      }
      case Node.Empty e -> true;
      case Node.At a -> true;
      case Node.Look l -> true;
      case Node.Keep k -> true;
    };
  }
}
