package org.logkeep.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * One pattern as its author wrote it.
 *
 * @param id the bit that a hit sets, 0 or greater. Several patterns may share one: the bit then
 *     means "any of them hit", as for the rules of one logcheck file
 * @param syntax the language of the text
 * @param text the bytes of the pattern, without delimiters; not to be changed afterwards
 * @param flags how to read it
 */
@SuppressWarnings("ArrayRecordComponent") // patterns are bytes, as the texts they match
public record PatternSpec(int id, PatternSyntax syntax, byte[] text, Set<PatternFlag> flags) {

  public PatternSpec {
    if (id < 0) {
      throw new IllegalArgumentException("negative pattern id " + id);
    }
    flags = Set.copyOf(flags);
  }

  /** A pattern given as a string, taken as UTF-8. */
  public static PatternSpec of(int id, PatternSyntax syntax, String text, PatternFlag... flags) {
    return new PatternSpec(
        id, syntax, text.getBytes(StandardCharsets.UTF_8), Set.copyOf(Arrays.asList(flags)));
  }

  /** Whether its characters are UTF-8 sequences. */
  boolean characters() {
    return syntax == PatternSyntax.ERE_UTF8 || flags.contains(PatternFlag.UTF8);
  }

  boolean ignoreCase() {
    return flags.contains(PatternFlag.IGNORE_CASE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PatternSpec that
        && id == that.id
        && syntax == that.syntax
        && Arrays.equals(text, that.text)
        && flags.equals(that.flags);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * id + syntax.hashCode()) + Arrays.hashCode(text);
  }

  @Override
  public String toString() {
    return "PatternSpec["
        + id
        + " "
        + syntax
        + " "
        + new String(text, StandardCharsets.ISO_8859_1)
        + " "
        + flags
        + "]";
  }
}
