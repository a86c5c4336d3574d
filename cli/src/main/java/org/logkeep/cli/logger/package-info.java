/**
 * {@code logger}: sends a message as sysklogd's program of this name does.
 *
 * <p>{@code LoggerArguments} reads the command line, {@code LoggerMessage} makes the bytes, the
 * {@code LoggerTarget}s take them away. {@code LocalSocket} sends for {@code loggen} as well.
 */
@NullMarked
package org.logkeep.cli.logger;

import org.jspecify.annotations.NullMarked;
