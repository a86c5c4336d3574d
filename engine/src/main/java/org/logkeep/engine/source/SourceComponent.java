package org.logkeep.engine.source;

import org.logkeep.topology.Component;
import org.logkeep.topology.Use;

/**
 * A kind of source: what the catalogue knows of it, and how to make one. One file a kind,
 * registered in {@code Sources}.
 */
public interface SourceComponent {
  /** Name, texts and options. */
  Component component();

  /** Makes a source that is not open yet. */
  Source build(Use use, SourceContext context);
}
