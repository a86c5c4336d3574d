package org.logkeep.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import org.logkeep.check.rules.PatternRuleCompiler;
import org.logkeep.cli.Command;

/** The commands of this package as the table of commands wants them. */
public final class CheckCommands {
  private CheckCommands() {}

  /** {@code logcheck} and {@code logkeep check-logs}. */
  public static Command logcheck() {
    return (arguments, streams) ->
        new LogcheckCommand(
                System.getenv(),
                new PatternRuleCompiler(streams.err()),
                InstantSource.system(),
                ZoneId.systemDefault())
            .run(arguments.toArray(String[]::new), streams.in(), streams.out(), streams.err());
  }

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

  /** {@code logkeep rules}. */
  public static Command rules() {
    return (arguments, streams) ->
        new RulesCommand(System.getenv(), new PatternRuleCompiler(streams.err()), onTerminal())
            .run(arguments.toArray(String[]::new), streams.in(), streams.out(), streams.err());
  }

  /** {@code logkeep patterns}. */
  public static Command patterns() {
    return (arguments, streams) ->
        new PatternsCommand()
            .run(arguments.toArray(String[]::new), streams.in(), streams.out(), streams.err());
  }

  private static boolean onTerminal() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).startsWith("/dev/pts");
    } catch (IOException notToBeTold) {
      return false;
    }
  }
}
