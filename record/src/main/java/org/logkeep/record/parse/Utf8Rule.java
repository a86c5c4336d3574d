package org.logkeep.record.parse;

/** How it is decided whether a message is marked as UTF-8. */
public enum Utf8Rule {
  /** Only by a byte order mark. */
  BOM_ONLY,
  /** It is marked if it is sound UTF-8. */
  VALIDATE,
  /** Unsound bytes become {@code \xHH}; then it is marked. */
  SANITIZE,
  /** It is marked unseen. */
  ASSUME
}
