/**
 * The front doors of the classic daemons: {@code syslogd} and {@code metalog} with their own flags,
 * texts and exit codes.
 *
 * <p>Here a command line becomes a {@link org.logkeep.cli.classic.LaunchRequest}; what runs it
 * stands elsewhere.
 */
@NullMarked
package org.logkeep.cli.classic;

import org.jspecify.annotations.NullMarked;
