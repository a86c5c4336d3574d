package org.logkeep.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/** What one name on the command line does. */
@FunctionalInterface
public interface Command {
  /** The streams that a command talks through. */
  record Streams(InputStream in, PrintStream out, PrintStream err) {}

  /**
   * Does it.
   *
   * @param arguments what follows the name
   * @return the exit code
   */
  int run(List<String> arguments, Streams streams);
}
