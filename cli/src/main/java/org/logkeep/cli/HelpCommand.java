package org.logkeep.cli;

import java.util.List;

/** {@code logkeep help}: the commands and what they do. */
record HelpCommand(Commands commands) implements Command {
  @Override
  public int run(List<String> arguments, Streams streams) {
    streams.out().println("Usage: logkeep COMMAND [ARGUMENT...]");
    streams.out().println();
    streams
        .out()
        .println("A system logger that reads syslog.conf, metalog.conf and syslog-ng.conf.");
    streams.out().println();
    streams.out().println("Commands (each has --help):");
    for (var entry : commands.inOrder()) {
      if (!entry.getValue().summary().isEmpty()) {
        streams.out().printf("  %-16s %s%n", entry.getKey(), entry.getValue().summary());
      }
    }
    streams.out().println();
    streams
        .out()
        .println("Example: logkeep run    # starts a logger on built-in defaults, without root");
    return 0;
  }
}
