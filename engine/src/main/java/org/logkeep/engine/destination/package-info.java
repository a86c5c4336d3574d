/** The destinations, one file each: what takes formatted records away. */
@NullMarked
package org.logkeep.engine.destination;

import org.jspecify.annotations.NullMarked;
