package org.logkeep.check.rules;

import java.util.Locale;
import java.util.Optional;

/** Which matcher puts the rules to the lines; the verdicts are the same. */
public enum MatcherChoice {
  /** The native one as soon as it is compiled and kept, else the one in Java. */
  AUTO,
  /** The one in Java. */
  JAVA,
  /** The native one, compiled at once if it has to be; an error where it does not run. */
  NATIVE;

  /** The choice of a name in lower case. */
  public static Optional<MatcherChoice> of(String name) {
    for (MatcherChoice choice : values()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }
}
