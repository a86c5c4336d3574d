package org.logkeep.match;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The groups that glibc's matcher, and so grep, loses, so that it misses back-references to them.
 * Each of these misses what an equal pattern finds:
 *
 * <ul>
 *   <li>groups that a count copies: {@code aab} with {@code (a){,2}\1b}, not with {@code
 *       (a){1,2}\1b};
 *   <li>groups with an anchor: {@code ab} with {@code ($|^)\1}, not with {@code (^|$)\1};
 *   <li>groups that repeat what may be empty: {@code aa-} with {@code (a(x*)*)\1-}, not with {@code
 *       (ax*)\1-}.
 * </ul>
 *
 * @param node where the groups are looked for
 * @param copied whether the node itself is copied
 */
record LostGroups(Node node, boolean copied) {
  /** Whether a pattern has a back-reference to one of its groups of this kind. */
  static boolean areReferredTo(Node pattern) {
    List<Integer> lost = new LostGroups(pattern, false).numbers().toList();
    return all(pattern)
        .filter(Node.BackRef.class::isInstance)
        .map(reference -> ((Node.BackRef) reference).numbers())
        .flatMap(Collection::stream)
        .anyMatch(lost::contains);
  }

  private Stream<Integer> numbers() {
    return switch (node) {
      case Node.Group(int number, Node body)
          when copied || hasAnchor(body) || repeatsNothing(body) ->
          Stream.concat(Stream.of(number), within(body, copied));
      case Node.Repeat(Node body, int min, int max, var greed) ->
          within(body, copied || min > 1 || max > 1);
      default -> parts(node).flatMap(part -> within(part, copied));
    };
  }

  private static Stream<Integer> within(Node node, boolean copied) {
    return new LostGroups(node, copied).numbers();
  }

  private static boolean hasAnchor(Node node) {
    return all(node).anyMatch(Node.At.class::isInstance);
  }

  private static boolean repeatsNothing(Node node) {
    return all(node)
        .anyMatch(part -> part instanceof Node.Repeat repeat && Program.canBeEmpty(repeat.body()));
  }

  private static Stream<Node> all(Node node) {
    return Stream.concat(Stream.of(node), parts(node).flatMap(LostGroups::all));
  }

  private static Stream<Node> parts(Node node) {
    return switch (node) {
      case Node.Repeat(Node body, int min, int max, var greed) -> Stream.of(body);
      case Node.Group(int number, Node body) -> Stream.of(body);
      case Node.Cat(var parts) -> parts.stream();
      case Node.Alt(var choices) -> choices.stream();
      case Node.Look(boolean ahead, boolean negative, Node body) -> Stream.of(body);
      case Node.Atomic(Node body) -> Stream.of(body);
      case Node.IfGroup(var numbers, Node yes, Node no) -> Stream.of(yes, no);
      case Node.IfLook(Node.Look look, Node yes, Node no) -> Stream.of(look, yes, no);
      case Node.At at -> Stream.empty();
      case Node.Empty empty -> Stream.empty();
      case Node.Chars chars -> Stream.empty();
      case Node.BackRef reference -> Stream.empty();
      case Node.Keep keep -> Stream.empty();
    };
  }
}
