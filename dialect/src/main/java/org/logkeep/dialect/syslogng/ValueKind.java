package org.logkeep.dialect.syslogng;

/** The kinds of values that options take (section 2.1 of the specification). */
enum ValueKind {
  /** Yes, no, on, off, or a number. */
  YESNO("yes or no"),
  /** A whole number, not negative. */
  UINT("a number from 0"),
  /** A whole number from 1. */
  POSINT("a number from 1"),
  /** Seconds, whole or with a fraction; becomes a duration. */
  SECONDS("a number of seconds"),
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
