package org.logkeep.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Globs ({@code *} any run, {@code ?} one character, nothing else is special) and literal texts.
 */
final class PlainParser {
  private PlainParser() {}

  static Parsed parse(PatternSpec spec) {
    boolean characters = spec.characters();
    boolean glob = spec.syntax() == PatternSyntax.GLOB;
    PatternText text = new PatternText(spec.text(), characters);
    Node any = new Node.Chars(CharSet.every(characters));
    List<Node> parts = new ArrayList<>();
    boolean open = spec.flags().contains(PatternFlag.SUBSTRING);
    if (!open) {
      parts.add(new Node.At(Node.Position.TEXT_START));
    }
    while (!text.atEnd()) {
      int c = text.next();
      if (glob && c == '*') {
        parts.add(new Node.Repeat(any, 0, -1, Node.Greed.GREEDY));
      } else if (glob && c == '?') {
        parts.add(any);
      } else {
        CharSet one = CharSet.of(c);
        parts.add(new Node.Chars(spec.ignoreCase() ? CharClasses.fold(one, characters) : one));
      }
    }
    if (!open && !spec.flags().contains(PatternFlag.PREFIX)) {
      parts.add(new Node.At(Node.Position.TEXT_END));
    }
    return new Parsed(Node.cat(parts), 0, Map.of(), characters, CharClasses.WORD);
  }
}
