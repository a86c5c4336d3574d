package org.logkeep.topology;

import java.util.List;
import org.logkeep.topology.diagnostic.Span;

/**
 * A named source: one or more components that read records, and what is done with each record
 * before any log path.
 *
 * @param name unique among the inputs; generated for those that the configuration does not name
 * @param readers the components
 * @param branches paths that each record goes through before it leaves the source; empty in most
 *     cases
 * @param span where it stands
 */
public record Input(String name, List<Reader> readers, List<Branch> branches, Span span) {
  /**
   * One component of a source.
   *
   * @param id the name that statistics use: name of the source, {@code #} and a number
   * @param source the component
   */
  public record Reader(String id, Use source) {}

  /** Copies the lists. */
  public Input {
    readers = List.copyOf(readers);
    branches = List.copyOf(branches);
  }
}
