package org.logkeep.dialect.syslogng;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/**
 * Finds sources that would get in each other's way: two that remember their place in a file under
 * one name, two that listen on one socket, and two for the daemon's own messages. Sources that no
 * path uses are never opened and do not count.
 */
final class ReadTwice {
  private final Diagnostics diagnostics;
  private final Map<String, Span> seen = new HashMap<>();

  ReadTwice(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Reports each source that comes second. */
  void check(List<Input> inputs, List<LogPath> paths) {
    Set<String> used = new HashSet<>();
    boolean all = false;
    for (LogPath path : paths) {
      used.addAll(path.inputs());
      all |= path.branch().flags().contains(Branch.Flag.CATCH_ALL);
    }
    for (Input input : inputs) {
      if (all || used.contains(input.name())) {
        input.readers().forEach(reader -> check(reader.source()));
      }
    }
  }

  private void check(Use source) {
    Optional<String> key = key(source);
    if (key.isEmpty()) {
      return;
    }
    Span first = seen.putIfAbsent(key.get(), source.span());
    if (first != null && !first.equals(source.span())) {
      diagnostics.add(
          DiagnosticCode.MUST_NOT_COMBINE
              .at(
                  Level.ERROR,
                  source.span(),
                  "another source reads " + key.get() + " already",
                  "second reader")
              .withLabel(first, "the first one is here")
              .withHelp(help(source)));
    }
  }

  private static Optional<String> key(Use source) {
    return switch (source.name()) {
      case "file" ->
          text(source, "state-name")
              .map(name -> "under the name \"" + name + "\"")
              .or(() -> text(source, "path").map(path -> "the file " + path));
      case "unix-dgram", "unix-stream" ->
          text(source, "path").map(path -> "the " + source.name() + " socket " + path);
      case "internal" -> Optional.of("the daemon's own messages");
      default -> Optional.empty();
    };
  }

  private static String help(Use source) {
    return source.name().equals("file")
        ? "use one source in several paths, or give each a persist-name() of its own"
        : "use one source in several paths";
  }

  private static Optional<String> text(Use source, String option) {
    return Optional.ofNullable(source.options().all().get(option))
        .map(given -> given.value().toString());
  }
}
