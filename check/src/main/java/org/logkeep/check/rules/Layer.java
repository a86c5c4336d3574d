package org.logkeep.check.rules;

/** What a folder of rules is for. */
public enum Layer {
  /** Lines that are alarms. */
  CRACKING,
  /** Excuses for alarms, when they are switched on. */
  CRACKING_IGNORE,
  /** Lines that are violations. */
  VIOLATIONS,
  /** Excuses for violations. */
  VIOLATIONS_IGNORE,
  /** Lines to leave out of the rest. */
  IGNORE
}
