package org.logkeep.match;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What grep says of one pattern and one line when an answer for many lines is in doubt.
 *
 * <p>Among others grep misses lines now and then where stray bytes stand near, which is not what a
 * pattern means; so the line is asked about alone. And grep has two engines: its automaton decides
 * in the C locale, in UTF-8 glibc's matcher does so on word edges and negated sets. There the two
 * contradict each other on plain ASCII in two cases. Where what is repeated contains an anchor, as
 * in {@code (\Sab|\<x|){,2}\w}, glibc's matcher loses its way. And with {@code -i} it never finds a
 * small letter behind a backslash that means nothing, as in {@code \W\d}. Then the answer in C
 * counts.
 */
record GrepAlone(PatternSpec spec) {

  /** The verdict; empty where grep contradicts itself and has no second opinion on the text. */
  Optional<Boolean> verdict(byte[] line) {
    if (spec.syntax() == PatternSyntax.ERE_C) {
      return Optional.of(ask("C", line));
    }
    if (!repeatsAnchor(Parsed.of(spec).root(), false) && !hasNeedlessEscape()) {
      return Optional.of(ask("C.UTF-8", line));
    }
    return isAscii(line) && isAscii(spec.text()) ? Optional.of(ask("C", line)) : Optional.empty();
  }

  private boolean hasNeedlessEscape() {
    return spec.ignoreCase()
        && new String(spec.text(), StandardCharsets.UTF_8).matches("(?s).*\\\\[a-z&&[^bsw]].*");
  }

  private boolean ask(String locale, byte[] line) {
    String[] options = spec.ignoreCase() ? new String[] {"-E", "-i"} : new String[] {"-E"};
    return Peers.grep(locale, spec.text(), List.of(line), options).orElseThrow().get(0);
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
