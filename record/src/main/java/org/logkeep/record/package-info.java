/** Placeholder. */
@NullMarked
package org.logkeep.record;

import org.jspecify.annotations.NullMarked;
