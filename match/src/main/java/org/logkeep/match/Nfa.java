package org.logkeep.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logkeep.match.Node.Position;

/**
 * A nondeterministic automaton for many patterns at once.
 *
 * <p>States are numbers; what a state does is in parallel arrays:
 *
 * <pre>
 *   kind    a             next
 *   CHARS   set index     state after one symbol of the set
 *   AT      Position      state, if the position holds
 *   SPLIT   -             (in splits: all successors)
 *   MATCH   pattern slot  -
 * </pre>
 *
 * <p>Patterns with equal beginnings share states: the rules of a log filter nearly all begin with
 * the same timestamp, so the whole set is one tree whose trunk is walked once. The automaton is
 * built backwards, a part is given the state that follows it; equal parts before the same state are
 * one state.
 */
final class Nfa {
  static final byte CHARS = 0;
  static final byte AT = 1;
  static final byte SPLIT = 2;
  static final byte MATCH = 3;

  /** States that one pattern may add; counted repetition beyond this is refused. */
  static final int MAX_STATES_PER_PATTERN = 200_000;

  private static final int MAX_DEPTH = 2_000;

  final byte[] kind;
  final int[] a;
  final int[] next;
  final int[][] splits;
  final List<CharSet> sets;

  /** Where a text starts: patterns that are anchored, and the loop for those that are not. */
  final int start;

  /** Whether some pattern may begin anywhere, so that a scan can never stop early. */
  final boolean searching;

  final boolean usesPositions;
  final boolean usesWords;

  private Nfa(Builder b, int start, boolean searching) {
    this.kind = Arrays.copyOf(b.kind, b.size);
    this.a = Arrays.copyOf(b.a, b.size);
    this.next = Arrays.copyOf(b.next, b.size);
    this.splits = Arrays.copyOf(b.splits, b.size);
    this.sets = List.copyOf(b.sets.keySet());
    this.start = start;
    this.searching = searching;
    this.usesPositions = b.usesPositions;
    this.usesWords = b.usesWords;
  }

  int size() {
    return kind.length;
  }

  /** How many ways lead out of splits, which bounds the work of following them. */
  int edges() {
    int edges = 0;
    for (int s = 0; s < kind.length; s++) {
      edges += kind[s] == SPLIT ? splits[s].length : 0;
    }
    return edges;
  }

  /** One pattern for the automaton: its tree, and the slot reported when it matches. */
  record Entry(Node root, int slot) {
    /** Whether it can match only at the start of a text. */
    boolean isAnchored() {
      return parts().getFirst() instanceof Node.At(var p) && p == Position.TEXT_START;
    }

    private List<Node> parts() {
      return root instanceof Node.Cat(var inner) ? inner : List.of(root);
    }
  }

  static Nfa of(List<Entry> entries) {
    Builder builder = new Builder();
    List<Branch> anchored = new ArrayList<>();
    List<Branch> searching = new ArrayList<>();
    for (Entry entry : entries) {
      List<Node> parts = entry.parts();
      if (entry.isAnchored()) {
        anchored.add(new Branch(parts.subList(1, parts.size()), 0, entry.slot()));
      } else {
        searching.add(new Branch(parts, 0, entry.slot()));
      }
    }
    List<Integer> roots = new ArrayList<>();
    if (!anchored.isEmpty()) {
      roots.add(builder.tree(anchored, 0));
    }
    if (!searching.isEmpty()) {
      roots.add(builder.tree(searching, 0));
      int loop = builder.add(SPLIT, 0, 0);
      int any = builder.chars(CharSet.range(0, CharSet.SYMBOLS), loop);
      builder.splits[loop] = new int[] {roots.removeLast(), any};
      roots.add(loop);
    }
    int start = builder.split(roots);
    return new Nfa(builder, start, !searching.isEmpty());
  }

  /** Throws when a single pattern is too large for an automaton. */
  static void check(Node root) {
    new Builder().compile(root, 0, 0);
  }

  /** The rest of a pattern from its part {@code at}. */
  private record Branch(List<Node> parts, int at, int slot) {
    boolean done() {
      return at == parts.size();
    }

    Branch rest() {
      return new Branch(parts, at + 1, slot);
    }
  }

  private static final class Builder {
    byte[] kind = new byte[256];
    int[] a = new int[256];
    int[] next = new int[256];
    int[][] splits = new int[256][];
    int size;
    boolean usesPositions;
    boolean usesWords;
    final Map<CharSet, Integer> sets = new LinkedHashMap<>();
    private final Map<Long, Integer> shared = new HashMap<>();
    private int budgetStart;

    int add(byte k, int value, int target) {
      if (size == kind.length) {
        kind = Arrays.copyOf(kind, size * 2);
        a = Arrays.copyOf(a, size * 2);
        next = Arrays.copyOf(next, size * 2);
        splits = Arrays.copyOf(splits, size * 2);
      }
      if (size - budgetStart > MAX_STATES_PER_PATTERN) {
        throw new PatternException(0, "pattern is too large: its repetitions multiply");
      }
      kind[size] = k;
      a[size] = value;
      next[size] = target;
      return size++;
    }

    /** A state that may be one with an equal earlier one. */
    private int addShared(byte k, int value, int target) {
      long key = ((long) target << 30 | value) << 2 | k;
      Integer known = shared.get(key);
      if (known != null) {
        return known;
      }
      int state = add(k, value, target);
      shared.put(key, state);
      return state;
    }

    int chars(CharSet set, int target) {
      Integer index = sets.get(set);
      if (index == null) {
        index = sets.size();
        sets.put(set, index);
      }
      return addShared(CHARS, index, target);
    }

    int split(List<Integer> targets) {
      if (targets.size() == 1) {
        return targets.getFirst();
      }
      int state = add(SPLIT, 0, 0);
      splits[state] = targets.stream().mapToInt(Integer::intValue).toArray();
      return state;
    }

    /** A tree of patterns: those that go on with an equal part share its states. */
    int tree(List<Branch> branches, int depth) {
      Map<Node, List<Branch>> byPart = new LinkedHashMap<>();
      List<Integer> targets = new ArrayList<>();
      for (Branch branch : branches) {
        if (branch.done()) {
          targets.add(addShared(MATCH, branch.slot(), 0));
        } else {
          byPart
              .computeIfAbsent(branch.parts().get(branch.at()), k -> new ArrayList<>())
              .add(branch);
        }
      }
      byPart.forEach((part, same) -> {
        int rest;
        if (same.size() == 1 || depth > MAX_DEPTH) {
          budgetStart = size;
          List<Integer> ends = new ArrayList<>();
          for (Branch branch : same) {
            int state = addShared(MATCH, branch.slot(), 0);
            for (int i = branch.parts().size() - 1; i > branch.at(); i--) {
              state = compile(branch.parts().get(i), state, 0);
            }
            ends.add(state);
          }
          rest = split(ends);
        } else {
          rest = tree(same.stream().map(Branch::rest).toList(), depth + 1);
        }
        budgetStart = size;
        targets.add(compile(part, rest, 0));
      });
      return split(targets.stream().distinct().toList());
    }

    /**
     * Adds the states of a part that is followed by {@code target}; gives the state it starts in.
     */
    int compile(Node node, int target, int depth) {
      return switch (node) {
        case Node.Empty e -> target;
        case Node.Chars(CharSet set) -> chars(set, target);
        case Node.Cat(var parts) -> {
          int state = target;
          for (int i = parts.size() - 1; i >= 0; i--) {
            state = compile(parts.get(i), state, depth + 1);
          }
          yield state;
        }
        case Node.Alt(var choices) -> {
          List<Integer> targets = new ArrayList<>();
          for (Node choice : choices) {
            targets.add(compile(choice, target, depth + 1));
          }
          yield split(targets.stream().distinct().toList());
        }
        case Node.Repeat r -> repeat(r, target, depth);
        case Node.At(Position position) -> {
          usesPositions = true;
          usesWords |=
              position.compareTo(Position.WORD_EDGE) >= 0
                  && position.compareTo(Position.WORD_END) <= 0;
          yield addShared(AT, position.ordinal(), target);
        }
        default -> throw new IllegalStateException("not a regular part: " + node);
      };
    }

    private int repeat(Node.Repeat r, int target, int depth) {
      int state = target;
      if (r.max() < 0) {
        int loop = add(SPLIT, 0, 0);
        int body = compile(r.body(), loop, depth + 1); // may move the arrays
        splits[loop] = new int[] {body, target};
        state = loop;
      } else {
        for (int i = r.min(); i < r.max(); i++) {
          state = split(List.of(compile(r.body(), state, depth + 1), target));
        }
      }
      for (int i = 0; i < r.min(); i++) {
        int before = state;
        state = compile(r.body(), state, depth + 1);
        if (state == before) {
          break; // the body is empty
        }
      }
      return state;
    }
  }

  @Override
  public String toString() {
    return "Nfa[" + size() + " states, " + sets.size() + " sets]";
  }
}
