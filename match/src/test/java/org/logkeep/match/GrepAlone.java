package org.logkeep.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What grep says of one pattern and one line when an answer for many lines is in doubt.
 *
 * <p>Among others grep misses lines now and then where stray bytes stand near, which is not what a
 * pattern means; so the line is asked about alone. And grep has two engines: mostly its automaton
 * decides, but glibc's matcher does so on collating elements, and in UTF-8 on word edges and
 * negated sets. The two contradict each other in two cases. Where what is repeated contains an
 * anchor, as in {@code (\Sab|\<x|){,2}\w}, glibc's matcher loses its way in UTF-8; then the answer
 * in C counts. And with {@code -i} it never finds a small letter behind a backslash that means
 * nothing, as in {@code \W\d}; then the pattern without that backslash counts. It also loses count,
 * with {@code -i}, of letters whose other case has another length, such as the long s, in lines
 * with stray bytes; those have no second opinion. Nor has what it misses where {@link LostGroups}
 * says so.
 */
record GrepAlone(PatternSpec spec) {
  private static final Pattern NEEDLESS_ESCAPE = Pattern.compile("\\\\([a-z&&[^bsw]])");

  /** The verdict; empty where grep contradicts itself and has no second opinion on the text. */
  Optional<Boolean> verdict(byte[] line) {
    Optional<Boolean> verdict = contradictionsAside(line);
    return verdict.filter(hit -> hit || !LostGroups.areReferredTo(Parsed.of(spec).root()));
  }

  private Optional<Boolean> contradictionsAside(byte[] line) {
    if (spec.syntax() == PatternSyntax.ERE_C) {
      return Optional.of(ask("C", line));
    }
    if (spec.ignoreCase() && changesLength(line) && hasStrayByte(line)) {
      return Optional.empty();
    }
    if (!repeatsAnchor(Parsed.of(spec).root(), false)) {
      return Optional.of(ask("C.UTF-8", line));
    }
    return isAscii(line) && isAscii(spec.text()) ? Optional.of(ask("C", line)) : Optional.empty();
  }

  private boolean ask(String locale, byte[] line) {
    if (!spec.ignoreCase()) {
      return Peers.grep(locale, spec.text(), List.of(line), "-E").orElseThrow().get(0);
    }
    byte[] plain =
        NEEDLESS_ESCAPE
            .matcher(new String(spec.text(), StandardCharsets.UTF_8))
            .replaceAll("$1")
            .getBytes(StandardCharsets.UTF_8);
    return Peers.grep(locale, plain, List.of(line), "-E", "-i").orElseThrow().get(0);
  }

  private static boolean changesLength(byte[] line) {
    return new String(line, StandardCharsets.UTF_8).matches("(?s).*[\u017f\u212a].*");
  }

  private static boolean hasStrayByte(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    return !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), line);
  }

  private static boolean isAscii(byte[] text) {
    return StandardCharsets.US_ASCII
        .newEncoder()
        .canEncode(new String(text, StandardCharsets.ISO_8859_1));
  }

  private static boolean repeatsAnchor(Node node, boolean repeated) {
    return switch (node) {
      case Node.At at -> repeated;
      case Node.Repeat(Node body, int min, int max, var greed) ->
          repeatsAnchor(body, repeated || max != 1 || min != 1);
      case Node.Group(int number, Node body) -> repeatsAnchor(body, repeated);
      case Node.Cat(var parts) -> parts.stream().anyMatch(part -> repeatsAnchor(part, repeated));
      case Node.Alt(var choices) ->
          choices.stream().anyMatch(choice -> repeatsAnchor(choice, repeated));
      case Node.Empty empty -> false;
      case Node.Chars chars -> false;
      case Node.BackRef reference -> false;
      case Node.Look look -> false;
      case Node.Atomic atomic -> false;
      case Node.Keep keep -> false;
      case Node.IfGroup condition -> false;
      case Node.IfLook condition -> false;
    };
  }
}
