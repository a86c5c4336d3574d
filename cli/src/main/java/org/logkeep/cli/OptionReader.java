package org.logkeep.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Reads a command line into an annotated object and runs it: the same manners for all commands. */
public final class OptionReader {
  /** Exit code for a command line that makes no sense (sysexits.h, EX_USAGE). */
  public static final int USAGE = 64;

  private static final int WIDTH = 100;

  private OptionReader() {}

  /**
   * Runs a command.
   *
   * @param command an object with picocli's annotations
   * @return its exit code, or {@link #USAGE}
   */
  public static int run(
      Callable<Integer> command, List<String> arguments, Command.Streams streams) {
    return new CommandLine(command)
        .setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(WIDTH)
        .setParameterExceptionHandler((problem, words) -> {
          CommandLine at = problem.getCommandLine();
          String name = at.getCommandName();
          at.getErr().println(name + ": " + problem.getMessage());
          at.getErr().println("'" + name + " --help' shows what it takes");
          return USAGE;
        })
        .execute(arguments.toArray(new String[0]));
  }
}
