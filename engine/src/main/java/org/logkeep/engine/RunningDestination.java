package org.logkeep.engine;

import org.logkeep.engine.destination.Destination;
import org.logkeep.engine.route.Target;
import org.logkeep.topology.Use;

/**
 * A destination that runs.
 *
 * @param use the component and its options; an equal use in a later topology takes the destination
 *     over
 * @param destination delivers
 * @param target what routers see of it
 */
record RunningDestination(Use use, Destination destination, Target target) {}
