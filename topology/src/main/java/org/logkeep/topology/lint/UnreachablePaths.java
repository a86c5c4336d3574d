package org.logkeep.topology.lint;

import java.util.List;
import org.logkeep.topology.Branch;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Topology;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Paths behind final ones that take all they ask for, and conditions that can never hold. */
final class UnreachablePaths implements Rule {
  @Override
  public void check(Topology topology, Diagnostics diagnostics) {
    List<LogPath> paths = topology.paths();
    for (int i = 0; i < paths.size(); i++) {
      LogPath path = paths.get(i);
      PrioritySet asked = Walk.mayPass(path.branch());
      if (asked.isEmpty() && !asked.beyond()) {
        diagnostics.add(
            DiagnosticCode.NEVER_MATCHES.at(
                Level.WARNING,
                path.branch().span(),
                "no record can pass the filters of this path",
                "never matches"));
        continue;
      }
      for (int j = 0; j < i; j++) {
        LogPath earlier = paths.get(j);
        boolean takes =
            earlier.branch().flags().contains(Branch.Flag.FINAL)
                && !earlier.branch().flags().contains(Branch.Flag.FALLBACK)
                && feedsAll(earlier, path);
        if (takes && asked.and(Walk.mustPass(earlier.branch()).not()).isEmpty()) {
          diagnostics.add(
              DiagnosticCode.UNREACHABLE
                  .at(
                      Level.WARNING,
                      path.branch().span(),
                      "nothing can reach this path",
                      "never reached")
                  .withLabel(earlier.branch().span(), "this final path takes all of it"));
          break;
        }
      }
    }
  }

  private static boolean feedsAll(LogPath earlier, LogPath later) {
    return earlier.branch().flags().contains(Branch.Flag.CATCH_ALL)
        || (!later.branch().flags().contains(Branch.Flag.CATCH_ALL)
            && !later.inputs().isEmpty()
            && earlier.inputs().containsAll(later.inputs()));
  }
}
