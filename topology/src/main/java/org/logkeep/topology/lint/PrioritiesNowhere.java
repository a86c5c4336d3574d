package org.logkeep.topology.lint;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.record.Facility;
import org.logkeep.record.Severity;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Topology;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Priorities of a source that no path with a destination can take. */
final class PrioritiesNowhere implements Rule {
  private static final int MOST_NAMED = 6;

  @Override
  public void check(Topology topology, Diagnostics diagnostics) {
    for (Input input : topology.inputs()) {
      PrioritySet taken = PrioritySet.NONE;
      boolean used = false;
      for (LogPath path : topology.paths()) {
        boolean fed =
            path.inputs().contains(input.name())
                || path.branch().flags().contains(Branch.Flag.CATCH_ALL);
        if (fed) {
          used = true;
          taken = taken.or(Walk.mayPass(path.branch()));
        }
      }
      PrioritySet left = sent(input).and(taken.not());
      if (used && !left.isEmpty()) {
        diagnostics.add(
            DiagnosticCode.PRIORITIES_NOWHERE
                .at(
                    Level.HINT,
                    input.span(),
                    "records of source \""
                        + input.name()
                        + "\" go nowhere if they are "
                        + described(left),
                    "this source")
                .withHelp("add a path for what is left over if that is not meant"));
      }
    }
  }

  /** What a source can bring: the kernel speaks of itself alone. */
  private static PrioritySet sent(Input input) {
    boolean kernel =
        !input.readers().isEmpty()
            && input.readers().stream().allMatch(r -> r.source().name().equals("kernel"));
    return kernel ? PrioritySet.facility(Facility.KERN.code()) : PrioritySet.ALL;
  }

  private static String described(PrioritySet set) {
    List<String> parts = new ArrayList<>();
    for (int facility = 0; facility < Facility.COUNT; facility++) {
      int mask = set.mask(facility);
      if (mask == 0) {
        continue;
      }
      String name = Facility.ofCode(facility).map(Facility::label).orElse("?");
      parts.add(mask == 0xff ? name + ".*" : name + "." + severities(mask));
    }
    List<String> shown = parts.subList(0, Math.min(MOST_NAMED, parts.size()));
    int more = parts.size() - shown.size();
    return String.join(", ", shown) + (more == 0 ? "" : " and of " + more + " more facilities");
  }

  private static String severities(int mask) {
    List<String> names = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      if ((mask >> severity.code() & 1) != 0) {
        names.add(severity.label());
      }
    }
    return String.join("/", names);
  }
}
