package org.logkeep.cli.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.topology.Input;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;

/**
 * Chooses the source component that a message arrives at.
 *
 * @param topology whose sources
 */
record ReaderChoice(Topology topology) {
  private static final List<String> BY_USE =
      List.of("unix-dgram", "unix-stream", "udp", "tcp", "stdin", "pipe", "file", "program");

  /** Words of {@code --via} that stand for more than one kind. */
  private static Set<String> kinds(String via) {
    return switch (via) {
      case "unix" -> Set.of("unix-dgram", "unix-stream");
      case "network" -> Set.of("udp", "tcp");
      default -> Set.of(via);
    };
  }

  /** What fits, the likeliest first. */
  List<Input.Reader> fitting(Optional<String> name, Optional<String> via) {
    List<Input.Reader> found = new ArrayList<>();
    for (Input input : topology.inputs()) {
      for (Input.Reader reader : input.readers()) {
        boolean named =
            name.isEmpty() || name.get().equals(input.name()) || name.get().equals(reader.id());
        boolean kind = via.isEmpty() || kinds(via.get()).contains(reader.source().name());
        if (named && kind) {
          found.add(reader);
        }
      }
    }
    found.sort(Comparator.comparingInt(ReaderChoice::rank));
    return found;
  }

  /** Programs of this machine first, then the network; the daemon's own lines last. */
  private static int rank(Input.Reader reader) {
    int rank = BY_USE.indexOf(reader.source().name());
    return rank < 0 ? BY_USE.size() : rank;
  }

  /** A source component in a few words: {@code s#0 (unix-dgram /dev/log)}. */
  static String describe(Input.Reader reader) {
    Use source = reader.source();
    List<String> words = new ArrayList<>();
    words.add(source.name());
    for (String option : List.of("path", "directory", "device", "address", "port")) {
      Options.Given given = source.options().all().get(option);
      if (given != null) {
        words.add(String.valueOf(given.value()));
      }
    }
    return reader.id() + " (" + String.join(" ", words) + ")";
  }
}
