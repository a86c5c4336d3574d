/** Placeholder. */
@NullMarked
package org.logkeep.bench;

import org.jspecify.annotations.NullMarked;
