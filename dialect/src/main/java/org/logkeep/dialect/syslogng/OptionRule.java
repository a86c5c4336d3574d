package org.logkeep.dialect.syslogng;

/**
 * What an option of a driver means.
 *
 * @param word the option, with dashes
 * @param kind what it takes
 * @param effect what becomes of it
 */
record OptionRule(String word, ValueKind kind, Effect effect) {
  /** What becomes of an option. */
  sealed interface Effect {}

  /** It is an option of the component. */
  record Maps(String option) implements Effect {}

  /** The driver makes something of it that is no single option. */
  record Handled(String meaning) implements Effect {}

  /**
   * It is accepted and changes nothing.
   *
   * @param reason why
   * @param missed whether something that it asks for does not happen; otherwise it only tells the
   *     original program how to go about its work
   */
  record NoEffect(String reason, boolean missed) implements Effect {}

  /** It does not work yet. */
  record Refused(String reason) implements Effect {}

  /** It is another word for an option. */
  record Alias(String word, boolean obsolete) implements Effect {}

  static OptionRule maps(String word, ValueKind kind, String option) {
    return new OptionRule(word, kind, new Maps(option));
  }

  static OptionRule handled(String word, ValueKind kind, String meaning) {
    return new OptionRule(word, kind, new Handled(meaning));
  }

  /** It asks for something that does not happen. */
  static OptionRule noEffect(String word, ValueKind kind, String reason) {
    return new OptionRule(word, kind, new NoEffect(reason, true));
  }

  /** It tells the original program how to do its work, not what. */
  static OptionRule tuning(String word, ValueKind kind, String reason) {
    return new OptionRule(word, kind, new NoEffect(reason, false));
  }

  static OptionRule refused(String word, String reason) {
    return new OptionRule(word, ValueKind.ANY, new Refused(reason));
  }

  static OptionRule alias(String word, String of) {
    return new OptionRule(word, ValueKind.ANY, new Alias(of, false));
  }

  static OptionRule obsolete(String word, String of) {
    return new OptionRule(word, ValueKind.ANY, new Alias(of, true));
  }
}
