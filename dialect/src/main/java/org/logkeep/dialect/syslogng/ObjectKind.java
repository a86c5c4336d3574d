package org.logkeep.dialect.syslogng;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

  /** The first free name that the real program gives to one without a name. */
  String anonymous(Set<String> taken) {
    int number = 0;
    while (taken.contains("#anon-" + word + number)) {
      number++;
    }
    return "#anon-" + word + number;
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
