/** Placeholder. */
@NullMarked
package org.logkeep.cli;

import org.jspecify.annotations.NullMarked;
