package org.logkeep.engine;

import org.logkeep.engine.destination.DestinationComponent;
import org.logkeep.engine.route.RouterCompiler;
import org.logkeep.topology.Use;

/** Turns the parts of one topology into what the engine runs; made anew for each plan. */
public interface Compilers {
  /** Compiles templates. */
  DestinationComponent.Templates templates();

  /** Compiles conditions, rewrites and parsers. */
  RouterCompiler.Parts parts();

  /** What reads the headers of a source's records. */
  Feed.HeaderReader headerReader(Use source);

  /** Called when everything was compiled: builds the pattern databases. */
  void finish();
}
