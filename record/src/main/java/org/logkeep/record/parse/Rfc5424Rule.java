package org.logkeep.record.parse;

/** Whether the header of RFC 5424 is looked for. */
public enum Rfc5424Rule {
  /** Never. */
  NEVER,
  /** Where version 1 stands behind the priority; another record is read as a classic one. */
  ELSE_CLASSIC,
  /** Always; a record without version 1 is faulty. */
  REQUIRED,
  /**
   * As {@link #ELSE_CLASSIC}, but the header must keep to the grammar of RFC 5424 to the letter; a
   * faulty one refuses the record.
   */
  STRICT_ELSE_CLASSIC
}
