/** Placeholder. */
@NullMarked
package org.logkeep.engine;

import org.jspecify.annotations.NullMarked;
