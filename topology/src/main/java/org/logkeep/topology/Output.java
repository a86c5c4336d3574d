package org.logkeep.topology;

import java.util.List;
import org.logkeep.topology.diagnostic.Span;

/**
 * A named destination: one or more components that each take every record, and branches that do so
 * too.
 *
 * @param name unique among the outputs; generated for those that the configuration does not name
 * @param writers the components
 * @param branches paths within the destination; whether they match never matters outside
 * @param span where it stands
 */
public record Output(String name, List<Writer> writers, List<Branch> branches, Span span) {
  /**
   * One component of a destination.
   *
   * @param id the name that statistics use: name of the destination, {@code #} and a number
   * @param destination the component
   */
  public record Writer(String id, Use destination) {}

  /** Copies the lists. */
  public Output {
    writers = List.copyOf(writers);
    branches = List.copyOf(branches);
  }
}
