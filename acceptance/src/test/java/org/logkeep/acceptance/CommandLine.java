package org.logkeep.acceptance;

import java.util.ArrayList;
import java.util.List;

/** How the tests call the real command: a JVM of its own, with the classes under test. */
public final class CommandLine {
  private CommandLine() {}

  /** The words that run {@code logkeep} with these arguments. */
  public static List<String> logkeep(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.logkeep.cli.Main"));
    command.addAll(List.of(arguments));
    return command;
  }
}
