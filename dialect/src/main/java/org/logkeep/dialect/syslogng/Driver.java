package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A driver: its word, the component that stands behind it, and the table of its options.
 *
 * @param word the word in the configuration, with dashes
 * @param component the component's name, or why there is none yet
 * @param supported whether there is a component
 * @param positional what the values without a name are: the fewest and the most
 * @param rules its options
 */
record Driver(
    String word,
    String component,
    boolean supported,
    Positional positional,
    List<OptionRule> rules) {
  /**
   * Values without a name.
   *
   * @param what what they are called in messages
   * @param fewest how many there must be
   * @param most how many there may be
   */
  record Positional(String what, int fewest, int most) {
    static final Positional NONE = new Positional("a value", 0, 0);

    static Positional one(String what) {
      return new Positional(what, 1, 1);
    }
  }

  @SafeVarargs
  static Driver of(
      String word, String component, Positional positional, List<OptionRule>... groups) {
    List<OptionRule> rules = new ArrayList<>();
    for (List<OptionRule> group : groups) {
      rules.addAll(group);
    }
    return new Driver(word, component, true, positional, List.copyOf(rules));
  }

  static Driver unsupported(String word, String reason) {
    return new Driver(word, reason, false, Positional.NONE, List.of());
  }

  /** The rule of an option. */
  Optional<OptionRule> rule(String option) {
    for (OptionRule rule : rules) {
      if (rule.word().equals(option)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }
}
