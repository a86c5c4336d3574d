/** Placeholder. */
@NullMarked
package org.logkeep.match;

import org.jspecify.annotations.NullMarked;
