package org.logkeep.cli.check;

import org.logkeep.cli.Command;

/** The commands of this package as the table of commands wants them. */
public final class CheckCommands {
  private CheckCommands() {}

  /** {@code logtail}. */
  public static Command logtail() {
    return (arguments, streams) ->
        LogtailCommand.runLogtail(
            arguments.toArray(String[]::new), streams.in(), streams.out(), streams.err());
  }

  /** {@code logtail2}. */
  public static Command logtail2() {
    return (arguments, streams) ->
        LogtailCommand.runLogtail2(
            arguments.toArray(String[]::new), streams.in(), streams.out(), streams.err());
  }

  /** {@code logkeep patterns}. */
  public static Command patterns() {
    return (arguments, streams) ->
        new PatternsCommand()
            .run(arguments.toArray(String[]::new), streams.in(), streams.out(), streams.err());
  }
}
