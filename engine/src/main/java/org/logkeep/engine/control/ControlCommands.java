package org.logkeep.engine.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The requests that a daemon understands, by their first word. */
public final class ControlCommands {
  /** What a request does: takes its further words, gives the reply without its final dot. */
  @FunctionalInterface
  public interface Action {
    /** Carries the request out, on the reactor's thread. */
    String run(List<String> words);
  }

  private final Map<String, Action> actions = new LinkedHashMap<>();

  /** Makes an empty table. */
  public ControlCommands() {}

  /** Registers a request. */
  public ControlCommands add(String name, Action action) {
    actions.put(name, action);
    return this;
  }

  /** Carries out a line; nothing if there is no such request, which ends the connection. */
  Optional<String> run(String line) {
    List<String> words = List.of(line.strip().split("\\s+"));
    Action action = actions.get(words.getFirst().toUpperCase(Locale.ROOT));
    return action == null
        ? Optional.empty()
        : Optional.of(action.run(words.subList(1, words.size())));
  }
}
