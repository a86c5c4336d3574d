package org.logkeep.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Where every start begins: finds the command by its name. */
public final class Main {
  private static final int USAGE = 64;

  private Main() {}

  /** Runs the command that the first argument names, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = run(List.of(arguments), new Command.Streams(System.in, out, err));
    out.flush();
    System.exit(code);
  }

  static int run(List<String> arguments, Command.Streams streams) {
    Commands commands = new Commands();
    String name = arguments.isEmpty() ? "help" : commandName(arguments.getFirst());
    Optional<Command> command = commands.find(name);
    if (command.isEmpty()) {
      streams
          .err()
          .println("logkeep: there is no command '" + name + "'; 'logkeep help' lists them");
      return USAGE;
    }
    return command.get().run(rest(arguments), streams);
  }

  private static String commandName(String argument) {
    return switch (argument) {
      case "-h", "--help" -> "help";
      case "-V", "--version" -> "version";
      default -> argument;
    };
  }

  private static List<String> rest(List<String> arguments) {
    return arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
  }
}
