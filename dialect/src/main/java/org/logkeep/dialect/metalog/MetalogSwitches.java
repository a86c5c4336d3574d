package org.logkeep.dialect.metalog;

import java.util.OptionalInt;

/**
 * What the command line of {@code metalog} adds to its configuration.
 *
 * @param socket path of the local socket ({@code -S})
 * @param kernel whether kernel messages are read ({@code -N} turns that off)
 * @param consoleLevel what the kernel shows on its console ({@code -c})
 * @param copyToStdout whether each written line is also printed, as in the foreground
 * @param verbose whether each start and each end of a command is told ({@code -v})
 */
public record MetalogSwitches(
    String socket,
    boolean kernel,
    OptionalInt consoleLevel,
    boolean copyToStdout,
    boolean verbose) {
  /** The program without any option. */
  public static final MetalogSwitches DEFAULT =
      new MetalogSwitches("/dev/log", true, OptionalInt.of(7), true, false);
}
