/** Times as text: broken-down times, zones, and the shapes that stamps are written in. */
@NullMarked
package org.logkeep.engine.format.stamp;

import org.jspecify.annotations.NullMarked;
