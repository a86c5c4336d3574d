package org.logkeep.topology.lint;

import org.logkeep.topology.Branch;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Paths without a source or without a destination. */
final class EmptyPaths implements Rule {
  @Override
  public void check(Topology topology, Diagnostics diagnostics) {
    for (LogPath path : topology.paths()) {
      Branch branch = path.branch();
      if (path.inputs().isEmpty() && !branch.flags().contains(Branch.Flag.CATCH_ALL)) {
        diagnostics.add(
            DiagnosticCode.PATH_WITHOUT_INPUT.at(
                Level.WARNING, branch.span(), "no source feeds this path", "never sees a record"));
      } else if (Walk.deliveries(branch).isEmpty() && !branch.flags().contains(Branch.Flag.FINAL)) {
        diagnostics.add(
            DiagnosticCode.PATH_WITHOUT_OUTPUT.at(
                Level.HINT, branch.span(), "this path delivers to nothing", "no destination"));
      }
    }
  }
}
