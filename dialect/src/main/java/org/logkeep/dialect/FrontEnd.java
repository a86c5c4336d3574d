package org.logkeep.dialect;

import org.logkeep.topology.diagnostic.SourceText;

/**
 * Reads one configuration language.
 *
 * <p>A front-end is a pure function of the texts that it is given and of what the {@link
 * ConfigReader} shows it: it never throws on content and keeps nothing between two calls.
 */
public interface FrontEnd {
  /** The name of the language: what {@code --dialect} takes. */
  String name();

  /** Reads a whole configuration. */
  Compiled compile(ConfigReader reader, SourceText main);

  /**
   * Reads a whole configuration and says, beside errors, what is legal but surely not meant: what
   * {@code logkeep check} shows. A front-end that always looks for that need not tell the two
   * apart.
   */
  default Compiled lint(ConfigReader reader, SourceText main) {
    return compile(reader, main);
  }
}
