package org.logkeep.dialect;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.topology.Branch;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.condition.PrioritySet;

/**
 * What paths leave to those for records that no other path took ({@code flags(fallback)} of
 * syslog-ng): known as long as the others choose by priority alone.
 */
final class Leftovers {
  private final List<LogPath> takers;
  private final Map<String, Output> outputs;
  private final Set<String> allInputs;

  /** Looks at all paths of a topology. */
  Leftovers(List<LogPath> paths, Map<String, Output> outputs, Set<String> allInputs) {
    this.takers = paths.stream().filter(path -> !isFallback(path)).toList();
    this.outputs = outputs;
    this.allInputs = allInputs;
  }

  /** Whether a path is for records that no other path took, wherever it stands. */
  static boolean isFallback(LogPath path) {
    return path.branch().flags().contains(Branch.Flag.FALLBACK);
  }

  /** The inputs that a path takes from. */
  Set<String> inputs(LogPath path) {
    return inputs(path, 1);
  }

  /** The inputs that a path takes at least so many times. */
  Set<String> inputs(LogPath path, int times) {
    int always = path.branch().flags().contains(Branch.Flag.CATCH_ALL) ? 1 : 0;
    Set<String> taken = new HashSet<>(always > 0 ? allInputs : path.inputs());
    taken.removeIf(input -> always + Collections.frequency(path.inputs(), input) < times);
    return taken;
  }

  /** The priorities that others leave of these inputs; empty if more than those decides. */
  Optional<PrioritySet> of(Set<String> inputs) {
    PrioritySet left = PrioritySet.ALL;
    for (LogPath taker : takers) {
      Set<String> shared = new HashSet<>(inputs(taker));
      shared.retainAll(inputs);
      if (shared.isEmpty()) {
        continue;
      }
      Optional<PrioritySet> taken = taken(taker.branch());
      if (taken.isEmpty() || !shared.equals(inputs)) {
        return Optional.empty();
      }
      left = left.and(taken.get().not());
    }
    return Optional.of(left);
  }

  private Optional<PrioritySet> taken(Branch branch) {
    PrioritySet set = PrioritySet.ALL;
    for (Branch.Step step : branch.steps()) {
      Optional<PrioritySet> passed =
          switch (step) {
            case Branch.Filter filter -> Flattener.priorities(filter.condition());
            case Branch.Deliver deliver ->
                isPlain(deliver) ? Optional.of(PrioritySet.ALL) : Optional.empty();
            case Branch.Junction junction -> Optional.empty();
            case Branch.Rewrite rewrite -> Optional.empty();
            case Branch.Parse parse -> Optional.empty();
            case Branch.Choice choice -> Optional.empty();
          };
      if (passed.isEmpty()) {
        return Optional.empty();
      }
      set = set.and(passed.get());
    }
    return Optional.of(set);
  }

  private boolean isPlain(Branch.Deliver deliver) {
    Output output = outputs.get(deliver.output());
    return output != null && output.branches().isEmpty();
  }
}
