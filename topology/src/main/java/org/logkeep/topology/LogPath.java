package org.logkeep.topology;

import java.util.List;

/**
 * A top level branch and the inputs that feed it.
 *
 * @param inputs names of the inputs; one that is named twice feeds the path twice, and once more
 *     with {@link Branch.Flag#CATCH_ALL}, which adds all inputs
 * @param branch what happens to their records
 */
public record LogPath(List<String> inputs, Branch branch) {
  /** Copies the list. */
  public LogPath {
    inputs = List.copyOf(inputs);
  }
}
