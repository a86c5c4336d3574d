package org.logkeep.cli;

import java.util.List;

/** {@code logkeep version}. */
public final class VersionCommand implements Command {
  /** Makes the command. */
  public VersionCommand() {}

  /** The version of this program. */
  public static final String VERSION = "0.1.0";

  @Override
  public int run(List<String> arguments, Streams streams) {
    streams.out().println("logkeep " + VERSION);
    return 0;
  }
}
