package org.logkeep.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The literals of which one stands in every text that a pattern matches.
 *
 * @param literals one of these; not empty
 * @param whole whether, the other way round, every text in which one stands is matched: the pattern
 *     then needs no automaton
 */
record RequiredLiterals(List<Literal> literals, boolean whole) {
  /** More alternatives than these are not worth looking for. */
  private static final int MOST = 64;

  /** What is longer is cut: it tells no more. */
  private static final int LONGEST = 32;

  /**
   * Finds the literals of a pattern.
   *
   * @param root a tree of a {@link Regular}
   * @param characters whether symbols are code points, not bytes
   */
  static Optional<RequiredLiterals> of(Node root, boolean characters) {
    Search search = new Search(characters);
    List<Literal> best = search.best(root);
    if (best.isEmpty() || best.size() > MOST) {
      return Optional.empty();
    }
    return search.isWhole(root)
        ? Optional.of(new RequiredLiterals(best, true))
        : Optional.of(new RequiredLiterals(best.stream().map(l -> l.cut(LONGEST)).toList(), false));
  }

  /** The length of the shortest. */
  int shortest() {
    return Search.shortest(literals);
  }

  private static final class Search {
    private final boolean characters;

    Search(boolean characters) {
      this.characters = characters;
    }

    static int shortest(List<Literal> literals) {
      return literals.stream().mapToInt(Literal::length).min().orElse(0);
    }

    /** The best that a part of a pattern gives; empty if nothing is certain. */
    List<Literal> best(Node node) {
      return switch (node) {
        case Node.Chars(CharSet set) -> isLetter(set) ? List.of(run(List.of(set))) : List.of();
        case Node.Cat(var parts) -> bestOf(parts);
        case Node.Alt(var choices) -> {
          List<Literal> all = new ArrayList<>();
          for (Node choice : choices) {
            List<Literal> one = best(choice);
            if (one.isEmpty()) {
              yield List.of();
            }
            all.addAll(one);
          }
          yield all.stream().distinct().toList();
        }
        case Node.Repeat r -> r.min() > 0 ? best(r.body()) : List.of();
        case Node.Group(int number, Node body) -> best(body);
        case Node.Empty e -> List.of();
        case Node.At a -> List.of();
        case Node.BackRef b -> List.of();
        case Node.Look l -> List.of();
        case Node.Atomic a -> List.of();
        case Node.Keep k -> List.of();
        case Node.IfGroup i -> List.of();
        case Node.IfLook i -> List.of();
      };
    }

    /** Letters beside each other make a run, also across a position, which has no width. */
    private List<Literal> bestOf(List<Node> parts) {
      List<Literal> best = List.of();
      List<CharSet> run = new ArrayList<>();
      for (Node part : parts) {
        if (part instanceof Node.Chars(CharSet set) && isLetter(set)) {
          run.add(set);
        } else if (!(part instanceof Node.At)) {
          best = better(better(best, runs(run)), best(part));
          run.clear();
        }
      }
      return better(best, runs(run));
    }

    private static List<Literal> runs(List<CharSet> run) {
      return run.isEmpty() ? List.of() : List.of(run(run));
    }

    private static List<Literal> better(List<Literal> one, List<Literal> other) {
      int byLength = Integer.compare(shortest(other), shortest(one));
      return byLength > 0 || (byLength == 0 && other.size() < one.size()) ? other : one;
    }

    /** Whether a pattern says no more than that one of its literals stands in the text. */
    boolean isWhole(Node node) {
      return switch (node) {
        case Node.Chars(CharSet set) -> isLetter(set);
        case Node.Cat(var parts) ->
            parts.stream().allMatch(p -> p instanceof Node.Chars(CharSet set) && isLetter(set));
        case Node.Alt(var choices) -> choices.stream().allMatch(this::isWhole);
        default -> false;
      };
    }

    private boolean isLetter(CharSet set) {
      int single = set.single();
      return single >= 0 ? single < (characters ? 0x80 : 0x100) : isBothCases(set);
    }

    private static boolean isBothCases(CharSet set) {
      return set.size() == 2
          && set.lo(0) == set.hi(0)
          && set.lo(1) == set.hi(1)
          && set.lo(0) >= 'A'
          && set.lo(0) <= 'Z'
          && set.lo(1) == set.lo(0) + Literal.CASE;
    }

    private static Literal run(List<CharSet> sets) {
      byte[] text = new byte[sets.size()];
      boolean[] eitherCase = new boolean[sets.size()];
      for (int i = 0; i < text.length; i++) {
        CharSet set = sets.get(i);
        eitherCase[i] = set.size() == 2;
        text[i] = (byte) (eitherCase[i] ? set.lo(1) : set.lo(0));
      }
      return new Literal(text, eitherCase);
    }
  }
}
