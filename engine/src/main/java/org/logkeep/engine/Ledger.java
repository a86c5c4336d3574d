package org.logkeep.engine;

import java.util.List;
import org.logkeep.engine.destination.DestinationCounters;
import org.logkeep.topology.Use;

/**
 * What came in and what became of it. For each source {@code received = routed + unmatched +
 * refused}, for each destination {@code processed = written + queued + dropped}.
 *
 * @param sources a line for each source
 * @param destinations a line for each destination
 */
public record Ledger(List<SourceLine> sources, List<DestinationLine> destinations) {
  /** A source's line. */
  public record SourceLine(String id, Use use, SourceCounters counters, boolean held) {}

  /** A destination's line. */
  public record DestinationLine(String id, Use use, DestinationCounters counters) {}

  /** Copies the lists. */
  public Ledger {
    sources = List.copyOf(sources);
    destinations = List.copyOf(destinations);
  }

  /**
   * Whether both equations hold on every line; if they do not, records were lost silently, which is
   * an error.
   */
  public boolean balances() {
    return sources.stream().allMatch(s -> s.counters().unmatched() >= 0)
        && destinations.stream().allMatch(d -> d.counters().queued() >= 0);
  }
}
