/** The daemon as a process: how it starts, reloads, reopens and ends, and as whom it runs. */
@NullMarked
package org.logkeep.acceptance.life;

import org.jspecify.annotations.NullMarked;
