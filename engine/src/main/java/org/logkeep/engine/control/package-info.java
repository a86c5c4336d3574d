/**
 * The control socket: requests of one line, replies that end in a line with a single dot, as
 * syslog-ng's protocol has it.
 *
 * <p>What a request does is registered from outside; here is only how it comes in and goes out.
 */
@NullMarked
package org.logkeep.engine.control;

import org.jspecify.annotations.NullMarked;
