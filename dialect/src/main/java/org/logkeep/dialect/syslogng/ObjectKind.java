package org.logkeep.dialect.syslogng;

import java.util.Locale;
import java.util.Optional;

/** The kinds of things that a configuration defines by name. */
enum ObjectKind {
  SOURCE,
  DESTINATION,
  FILTER,
  PARSER,
  REWRITE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word that begins the statement. */
  String word() {
    return word;
  }

  static Optional<ObjectKind> of(Token token) {
    for (ObjectKind kind : values()) {
      if (token.isWord(kind.word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
