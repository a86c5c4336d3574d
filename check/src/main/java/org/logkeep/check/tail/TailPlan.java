package org.logkeep.check.tail;

import java.nio.file.Path;
import java.util.List;

/**
 * What to read of one log, oldest text first.
 *
 * @param log the log itself
 * @param segments what to read, in order; empty when nothing is new
 */
public record TailPlan(Path log, List<Segment> segments) {
  /** Copies the list. */
  public TailPlan {
    segments = List.copyOf(segments);
  }

  /** True when there is nothing to read and the offset file stays as it is. */
  public boolean nothingNew() {
    return segments.isEmpty();
  }
}
