/** The real programs that Logkeep is compared with, as processes whose readiness is awaited. */
@NullMarked
package org.logkeep.testkit.peer;

import org.jspecify.annotations.NullMarked;
