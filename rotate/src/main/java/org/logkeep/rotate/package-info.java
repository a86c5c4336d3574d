/** Placeholder. */
@NullMarked
package org.logkeep.rotate;

import org.jspecify.annotations.NullMarked;
