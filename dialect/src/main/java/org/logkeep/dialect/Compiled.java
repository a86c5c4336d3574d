package org.logkeep.dialect;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.Diagnostic;

/**
 * What became of a configuration.
 *
 * <p>Whether errors forbid its use is a matter of the language: syslog.conf leaves out the line
 * alone and goes on, the others refuse the whole. So a topology may be there beside errors.
 *
 * @param topology what the configuration means; empty if it cannot be used
 * @param diagnostics what there is to say, in the order of the text
 */
public record Compiled(Optional<Topology> topology, List<Diagnostic> diagnostics) {
  /** Copies the list. */
  public Compiled {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether anything was wrong with the configuration. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.level() == Diagnostic.Level.ERROR);
  }
}
