package org.logkeep.topology;

/** What a component is for. */
public enum ComponentKind {
  /** Receives or reads records. */
  SOURCE,
  /** Takes records away. */
  DESTINATION,
  /** A condition on a record. */
  FILTER,
  /** Takes text apart into name-value pairs. */
  PARSER,
  /** Changes a record. */
  REWRITE,
  /** A value of a record that templates insert. */
  MACRO,
  /** Makes text from arguments within a template. */
  FUNCTION
}
