/** Placeholder. */
@NullMarked
package org.logkeep.dialect;

import org.jspecify.annotations.NullMarked;
