/** Placeholder. */
@NullMarked
package org.logkeep.linux;

import org.jspecify.annotations.NullMarked;
