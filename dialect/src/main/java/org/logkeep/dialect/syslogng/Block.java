package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.diagnostic.Span;

/**
 * A block: text with parameters that a call puts in its place.
 *
 * @param kind the context it may be called in: {@code source}, {@code root} and so on
 * @param name its name, with dashes
 * @param parameters its parameters
 * @param open whether further arguments are taken
 * @param body its text, with backticks
 * @param span where its name stands
 */
record Block(
    String kind,
    String name,
    List<Parameter> parameters,
    boolean open,
    MappedText body,
    Span span) {
  /** The contexts that a block may be called in. */
  static final List<String> KINDS =
      List.of("destination", "filter", "log", "options", "parser", "rewrite", "root", "source");

  /**
   * A parameter.
   *
   * @param name its name, with dashes
   * @param byDefault the text that stands for it if a call gives none; empty if a call must
   */
  record Parameter(String name, Optional<String> byDefault) {}
}
