package org.logkeep.match;

import java.util.Arrays;
import java.util.Set;

/**
 * A pattern as it was written.
 *
 * @param id what the pattern is called in results; small numbers from zero
 * @param syntax the language it is written in
 * @param text the pattern
 * @param flags what else is said
 */
@SuppressWarnings(
    "ArrayRecordComponent") // equality is by content, see below; the array is copied on the way in
public record PatternSpec(int id, PatternSyntax syntax, byte[] text, Set<PatternFlag> flags) {
  /** Copies what could change. */
  public PatternSpec {
    text = text.clone();
    flags = Set.copyOf(flags);
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
    return 31 * Arrays.hashCode(text) + syntax.hashCode();
  }
}
