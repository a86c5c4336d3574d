package org.logkeep.engine.filter;

import java.util.List;
import org.logkeep.topology.diagnostic.Span;

/**
 * Why a condition holds for a record, or does not.
 *
 * @param holds the verdict
 * @param what what was looked at, in a few words
 * @param seen what was found there: the text that matched or did not; may be empty
 * @param span where the condition stands
 * @param parts the conditions that it is made of, as far as they were asked
 */
public record Explanation(
    boolean holds, String what, String seen, Span span, List<Explanation> parts) {
  /** Copies the list. */
  public Explanation {
    parts = List.copyOf(parts);
  }

  /** An explanation without parts. */
  public static Explanation of(boolean holds, String what, String seen, Span span) {
    return new Explanation(holds, what, seen, span, List.of());
  }
}
