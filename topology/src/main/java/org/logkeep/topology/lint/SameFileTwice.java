package org.logkeep.topology.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.topology.Branch;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** Two paths of one source that may write a record into one file. */
final class SameFileTwice implements Rule {
  private record Writing(LogPath path, int number, PrioritySet set, Span span) {}

  @Override
  public void check(Topology topology, Diagnostics diagnostics) {
    Map<String, List<String>> files = files(topology);
    Map<String, List<Writing>> writings = new HashMap<>();
    int number = 0;
    for (LogPath path : topology.paths()) {
      number++;
      PrioritySet set = Walk.mustPass(path.branch());
      for (var deliver : Walk.deliveries(path.branch())) {
        for (String file : files.getOrDefault(deliver.output(), List.of())) {
          writings
              .computeIfAbsent(file, key -> new ArrayList<>())
              .add(new Writing(path, number, set, deliver.span()));
        }
      }
    }
    writings.forEach((file, all) -> compare(file, all, diagnostics));
  }

  private static Map<String, List<String>> files(Topology topology) {
    Map<String, List<String>> files = new HashMap<>();
    for (Output output : topology.outputs()) {
      List<String> paths = new ArrayList<>();
      for (Output.Writer writer : output.writers()) {
        Options.Given path = writer.destination().options().all().get("path");
        Optional<String> name =
            path != null && path.value() instanceof Template template
                ? template.constant()
                : Optional.empty();
        name.ifPresent(paths::add);
      }
      files.put(output.name(), paths);
    }
    return files;
  }

  private static void compare(String file, List<Writing> all, Diagnostics diagnostics) {
    for (int i = 1; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        Writing later = all.get(i);
        Writing earlier = all.get(j);
        boolean shared = later.path().inputs().stream().anyMatch(earlier.path().inputs()::contains);
        boolean together = !later.set().and(earlier.set()).isEmpty();
        boolean free =
            earlier.number() == later.number()
                || !earlier.path().branch().flags().contains(Branch.Flag.FINAL);
        boolean fallback = later.path().branch().flags().contains(Branch.Flag.FALLBACK);
        if (shared && together && free && !fallback) {
          diagnostics.add(
              DiagnosticCode.SAME_FILE_TWICE
                  .at(
                      Level.WARNING,
                      later.span(),
                      "the same record is written twice into " + file,
                      "here again")
                  .withLabel(earlier.span(), "and here")
                  .withHelp("make the paths exclude each other, for example with a final one"));
          return;
        }
      }
    }
  }
}
