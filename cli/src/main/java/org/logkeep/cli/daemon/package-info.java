/**
 * The daemon as a process: its configuration file, signals, pid file, control socket, start and
 * end.
 *
 * <p>What it does with records is the engine's; what a command line asks for is the commands'.
 */
@NullMarked
package org.logkeep.cli.daemon;

import org.jspecify.annotations.NullMarked;
