package org.logkeep.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Output;
import org.logkeep.topology.option.Options;

/**
 * Finds the outputs that hold sources back: those that a branch with flow control can reach, and
 * those that say so.
 */
final class FlowControl {
  private FlowControl() {}

  static List<Output> outputs(Branch branch, Map<String, Output> all) {
    List<Output> found = new ArrayList<>();
    collect(branch, false, all, found);
    return found;
  }

  /**
   * Whether a destination holds sources back on every path: {@code when-full hold}, or a file with
   * {@code hold-while-slow}.
   */
  private static boolean holdsItself(Output output) {
    return output.writers().stream()
        .map(writer -> writer.destination().options().all())
        .anyMatch(options ->
            isGiven(options.get("when-full"), "hold")
                || isGiven(options.get("hold-while-slow"), true));
  }

  private static boolean isGiven(Options.@Nullable Given given, Object value) {
    return given != null && given.value().equals(value);
  }

  private static void collect(
      Branch branch, boolean holdAbove, Map<String, Output> all, List<Output> found) {
    boolean hold = holdAbove || branch.flags().contains(Branch.Flag.FLOW_CONTROL);
    for (Branch.Step step : branch.steps()) {
      switch (step) {
        case Branch.Deliver deliver -> {
          Output output = all.get(deliver.output());
          if (output != null) {
            if (hold || holdsItself(output)) {
              found.add(output);
            }
            output.branches().forEach(b -> collect(b, hold, all, found));
          }
        }
        case Branch.Junction junction ->
            junction.branches().forEach(b -> collect(b, hold, all, found));
        case Branch.Choice choice ->
            choice.alternatives().forEach(a -> collect(a.body(), hold, all, found));
        case Branch.Filter filter -> {}
        case Branch.Rewrite rewrite -> {}
        case Branch.Parse parse -> {}
      }
    }
  }
}
