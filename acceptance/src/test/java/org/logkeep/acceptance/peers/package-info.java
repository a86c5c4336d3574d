/** Logkeep and the real programs side by side: the same configuration, the same traffic. */
@NullMarked
package org.logkeep.acceptance.peers;

import org.jspecify.annotations.NullMarked;
