/** Placeholder. */
@NullMarked
package org.logkeep.topology;

import org.jspecify.annotations.NullMarked;
