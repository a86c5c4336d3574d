package org.logkeep.dialect.syslogng;

/** The kinds of values that options take (section 2.1 of the specification). */
enum ValueKind {
  /** Yes, no, on, off, or a number. */
  YESNO("yes or no"),
  /** A whole number, not negative. */
  UINT("a number from 0"),
  /** A whole number from 1. */
  POSINT("a number from 1"),
  /** Whole seconds; becomes a duration. */
  SECONDS("a whole number of seconds"),
  /** Seconds, whole or with a fraction; becomes a duration. */
  FRACTION("a number of seconds"),
  /** What becomes of a value that cannot be turned into its type. */
  ON_ERROR("drop-message, drop-property or fallback-to-string, or one of them behind silently-"),
  /** A file mode; empty leaves it as it is. */
  MODE("an octal mode"),
  /** The name or number of a user or group; empty leaves it as it is. */
  OWNER("a name or number"),
  /** A word, text or number. */
  TEXT("a text"),
  /** Several of them. */
  LIST("a list of words"),
  /** A template, or the name of one. */
  TEMPLATE("a template"),
  /** The name of a facility. */
  FACILITY("a facility"),
  /** The name of a severity. */
  SEVERITY("a severity"),
  /** A filter expression. */
  CONDITION("a filter expression"),
  /** Anything, for options that are refused. */
  ANY("anything");

  private final String described;

  ValueKind(String described) {
    this.described = described;
  }

  /** What the reference calls it. */
  String described() {
    return described;
  }
}
