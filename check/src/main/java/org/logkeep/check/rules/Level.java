package org.logkeep.check.rules;

import java.util.List;
import java.util.Optional;

/**
 * How much of the ordinary is left out of a report; each level includes the rules of the stricter
 * ones.
 */
public enum Level {
  /** Only what is boring everywhere is left out. */
  PARANOID,
  /** The usual choice. */
  SERVER,
  /** For sheltered machines. */
  WORKSTATION;

  /** The folders whose rules this level uses. */
  public List<String> folders() {
    return switch (this) {
      case PARANOID -> List.of("ignore.d.paranoid");
      case SERVER -> List.of("ignore.d.server", "ignore.d.paranoid");
      case WORKSTATION -> List.of("ignore.d.workstation", "ignore.d.server", "ignore.d.paranoid");
    };
  }

  /** The level of a name as the configuration writes it. */
  public static Optional<Level> named(String name) {
    return switch (name) {
      case "paranoid" -> Optional.of(PARANOID);
      case "server" -> Optional.of(SERVER);
      case "workstation" -> Optional.of(WORKSTATION);
      default -> Optional.empty();
    };
  }
}
