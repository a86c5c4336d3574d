/**
 * {@code loggen}: makes load. Options are named as those of syslog-ng's program of this name.
 *
 * <p>{@code LoggenArguments} reads the command line, {@code MessageMaker} makes messages, {@code
 * Pace} keeps the rate, a {@code Wire} carries them, {@code LoggenCommand} drives all that.
 */
@NullMarked
package org.logkeep.cli.loggen;

import org.jspecify.annotations.NullMarked;
