/** Placeholder. */
@NullMarked
package org.logkeep.testkit;

import org.jspecify.annotations.NullMarked;
