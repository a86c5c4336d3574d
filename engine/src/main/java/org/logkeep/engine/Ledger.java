package org.logkeep.engine;

import java.util.List;
import org.logkeep.engine.destination.DestinationCounters;
import org.logkeep.topology.Use;

/**
 * What came in and what became of it. For each source {@code received = routed + unmatched +
 * refused}, for each destination {@code processed = written + waiting + dropped}.
 *
 * @param sources a line for each source
 * @param destinations a line for each destination
 * @param gone the sums of those that a reload closed
 */
public record Ledger(List<SourceLine> sources, List<DestinationLine> destinations, Gone gone) {
  /** A source's line. */
  public record SourceLine(String id, Use use, SourceCounters counters, boolean held) {}

  /**
   * A destination's line.
   *
   * @param waiting records in its queues, counted there
   */
  public record DestinationLine(String id, Use use, DestinationCounters counters, long waiting) {
    boolean balances() {
      return counters.processed() == counters.written() + waiting + counters.dropped();
    }
  }

  /**
   * What sources and destinations did that are no more.
   *
   * @param received by the sources
   * @param unmatched by the sources
   * @param refused by the sources
   * @param lost by the sources, before it could be read
   * @param processed by the destinations
   * @param written by the destinations
   * @param dropped by the destinations
   */
  public record Gone(
      long received,
      long unmatched,
      long refused,
      long lost,
      long processed,
      long written,
      long dropped) {
    /** Nothing is gone yet. */
    public static final Gone NOTHING = new Gone(0, 0, 0, 0, 0, 0, 0);

    Gone and(SourceCounters source) {
      return new Gone(
          received + source.received(),
          unmatched + source.unmatched(),
          refused + source.refused(),
          lost + source.lost().values().stream().mapToLong(Long::longValue).sum(),
          processed,
          written,
          dropped);
    }

    Gone and(DestinationCounters destination) {
      return new Gone(
          received,
          unmatched,
          refused,
          lost,
          processed + destination.processed(),
          written + destination.written(),
          dropped + destination.dropped());
    }

    boolean balances() {
      return processed == written + dropped;
    }
  }

  /** Copies the lists. */
  public Ledger {
    sources = List.copyOf(sources);
    destinations = List.copyOf(destinations);
  }

  /**
   * Whether the equations hold on every line; if they do not, records were lost silently, which is
   * an error. To be asked between two batches.
   */
  public boolean balances() {
    return sources.stream().allMatch(s -> s.counters().unmatched() >= 0)
        && destinations.stream().allMatch(DestinationLine::balances)
        && gone.balances();
  }
}
