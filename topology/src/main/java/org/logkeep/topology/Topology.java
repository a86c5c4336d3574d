package org.logkeep.topology;

import java.util.List;
import org.logkeep.topology.option.Options;

/**
 * A whole configuration: where records come from, which way they go, where they end.
 *
 * <p>Records of an input are offered to the paths in order.
 *
 * @param inputs the sources
 * @param outputs the destinations
 * @param paths the ways between them
 * @param settings what holds for the daemon as a whole; the options are those of {@link Settings}
 */
public record Topology(
    List<Input> inputs, List<Output> outputs, List<LogPath> paths, Options settings) {
  /** Copies the lists. */
  public Topology {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    paths = List.copyOf(paths);
  }
}
