package org.logkeep.match;

import java.util.List;
import java.util.Map;

/**
 * A pattern after parsing.
 *
 * @param root the tree
 * @param groups number of capturing groups, without the whole match
 * @param names group numbers by name, in order of appearance
 * @param characters whether symbols are code points, not bytes
 * @param word what counts as a word character at word edges
 */
record Parsed(
    Node root, int groups, Map<String, List<Integer>> names, boolean characters, CharSet word) {

  static Parsed of(PatternSpec spec) {
    return switch (spec.syntax()) {
      case ERE_C, ERE_UTF8, BRE, ERE_POSIX -> PosixParser.parse(spec);
      case PCRE -> PcreParser.parse(spec);
      case GLOB, LITERAL -> PlainParser.parse(spec);
    };
  }
}
