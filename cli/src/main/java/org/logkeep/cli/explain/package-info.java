/** {@code logkeep explain}: where a message goes, why, and in which bytes. */
@NullMarked
package org.logkeep.cli.explain;

import org.jspecify.annotations.NullMarked;
