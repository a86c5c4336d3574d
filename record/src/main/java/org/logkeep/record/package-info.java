/**
 * What a log record is: facility and severity, stamps, the batch in which records travel, and the
 * wire formats that read and write them.
 *
 * <p>Everything here is a pure function on bytes. Nothing here does I/O, knows a configuration
 * language, or throws because of what a message says.
 */
@NullMarked
package org.logkeep.record;

import org.jspecify.annotations.NullMarked;
