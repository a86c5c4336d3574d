package org.logkeep.topology.lint;

import java.util.HashSet;
import java.util.Set;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/** Sources and destinations that no path refers to. */
final class UnusedObjects implements Rule {
  @Override
  public void check(Topology topology, Diagnostics diagnostics) {
    Set<String> inputs = new HashSet<>();
    Set<String> outputs = new HashSet<>();
    boolean all = false;
    for (LogPath path : topology.paths()) {
      inputs.addAll(path.inputs());
      all |= path.branch().flags().contains(Branch.Flag.CATCH_ALL);
      Walk.deliveries(path.branch()).forEach(deliver -> outputs.add(deliver.output()));
    }
    for (Input input : topology.inputs()) {
      input
          .branches()
          .forEach(
              branch -> Walk.deliveries(branch).forEach(deliver -> outputs.add(deliver.output())));
      if (!all && !inputs.contains(input.name())) {
        say(diagnostics, "source", input.name(), input.span());
      }
    }
    for (Output output : topology.outputs()) {
      output
          .branches()
          .forEach(
              branch -> Walk.deliveries(branch).forEach(deliver -> outputs.add(deliver.output())));
    }
    for (Output output : topology.outputs()) {
      if (!outputs.contains(output.name())) {
        say(diagnostics, "destination", output.name(), output.span());
      }
    }
  }

  private static void say(Diagnostics diagnostics, String what, String name, Span span) {
    diagnostics.add(
        DiagnosticCode.UNUSED
            .at(
                Level.WARNING,
                span,
                what + " \"" + name + "\" is defined, but stands in no log path",
                "never used")
            .withHelp("put it into a log path, or take it out"));
  }
}
