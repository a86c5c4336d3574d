/** Placeholder. */
@NullMarked
package org.logkeep.acceptance;

import org.jspecify.annotations.NullMarked;
