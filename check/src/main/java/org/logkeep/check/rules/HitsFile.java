package org.logkeep.check.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the hits of rules are counted from run to run: in the state folder of the user who runs the
 * checker, one file for each folder of positions. They do not lie among the positions, since other
 * programs expect to find nothing else there. The user logcheck has its home in the folder of
 * positions, so its counts are below that.
 *
 * @param environment of the process: {@code XDG_STATE_HOME}, {@code HOME}
 * @param positions the folder of positions, {@code STATEDIR}
 */
public record HitsFile(Map<String, String> environment, Path positions) {
  private static final String BELOW_HOME = ".local/state/logkeep";

  /** Copies the map. */
  public HitsFile {
    environment = Map.copyOf(environment);
  }

  /**
   * The file of the user who runs this.
   *
   * @return nothing when the user has no home
   */
  public Optional<Path> own() {
    String states = environment.getOrDefault("XDG_STATE_HOME", "");
    if (states.startsWith("/")) {
      return Optional.of(Path.of(states, "logkeep", name()));
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    return home.startsWith("/") ? Optional.of(Path.of(home, BELOW_HOME, name())) : Optional.empty();
  }

  /** The file to read: that of the user whose home is the folder of positions, or one's own. */
  public Optional<Path> toRead() {
    Path theirs = positions.resolve(BELOW_HOME).resolve(name());
    return Files.exists(theirs) ? Optional.of(theirs) : own();
  }

  private String name() {
    return "hits" + positions.toAbsolutePath().normalize().toString().replace('/', '.');
  }
}
