package org.logkeep.engine.filter;

import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/** Says what is wrong with patterns. */
public final class PatternErrors {
  private PatternErrors() {}

  /** Reports a pattern that cannot be read. */
  public static void report(Diagnostics diagnostics, Span span, int offset, String message) {
    diagnostics.error(
        "LK0925",
        span,
        "this pattern cannot be read: " + message,
        "at byte " + (offset + 1) + " of the pattern");
  }
}
