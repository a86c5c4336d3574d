package org.logkeep.engine;

import org.logkeep.engine.source.Source;
import org.logkeep.topology.Use;

/**
 * A source that runs.
 *
 * @param use the component and its options; an equal use in a later topology takes the source over
 * @param feed what stands behind it
 * @param source reads
 * @param brake holds it back
 */
record RunningSource(Use use, Feed feed, Source source, Brake brake) {}
