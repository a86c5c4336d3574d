package org.logkeep.check.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * Where the hits of rules are counted from run to run: in the state folder of the user who runs the
 * checker, one file for each folder of positions. They do not lie among the positions, since other
 * programs expect to find nothing else there. The user logcheck has its home in the folder of
 * positions, so its counts are below that.
 */
public final class HitsFile {
  private static final String BELOW_HOME = ".local/state/logkeep";

  private HitsFile() {}

  /**
   * The file of the user who runs this.
   *
   * @param environment of the process: {@code XDG_STATE_HOME}, {@code HOME}
   * @param positions the folder of positions, {@code STATEDIR}
   * @return nothing when the user has no home
   */
  public static Optional<Path> own(Map<String, String> environment, Path positions) {
    String states = environment.getOrDefault("XDG_STATE_HOME", "");
    if (states.startsWith("/")) {
      return Optional.of(Path.of(states, "logkeep", name(positions)));
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    return home.startsWith("/")
        ? Optional.of(Path.of(home, BELOW_HOME, name(positions)))
        : Optional.empty();
  }

  /** The file to read: that of the user whose home is the folder of positions, or one's own. */
  public static Optional<Path> toRead(Map<String, String> environment, Path positions) {
    Path theirs = positions.resolve(BELOW_HOME).resolve(name(positions));
    return Files.exists(theirs) ? Optional.of(theirs) : own(environment, positions);
  }

  /** Makes the folder of a file, for its owner only. */
  public static void makeFolder(Path file) throws IOException {
    Files.createDirectories(
        file.resolveSibling("."),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static String name(Path positions) {
    return "hits" + positions.toAbsolutePath().normalize().toString().replace('/', '.');
  }
}
