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
}
