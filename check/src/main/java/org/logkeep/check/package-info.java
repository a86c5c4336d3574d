/** Placeholder. */
@NullMarked
package org.logkeep.check;

import org.jspecify.annotations.NullMarked;
