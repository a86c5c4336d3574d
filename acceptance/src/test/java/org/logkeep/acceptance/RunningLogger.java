package org.logkeep.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.logkeep.testkit.peer.RunningProgram;

/**
 * The real command, started as a process with a configuration, and stopped at the end of a test.
 */
final class RunningLogger implements AutoCloseable {
  private final RunningProgram program;
  private final Path directory;

  private RunningLogger(RunningProgram program, Path directory) {
    this.program = program;
    this.directory = directory;
  }

  /** Starts {@code logkeep syslog-ng} with a configuration and waits until it answers. */
  static RunningLogger start(Path directory, String configuration) throws IOException {
    Path file = directory.resolve("logger.conf");
    Files.writeString(file, configuration.replace("@DIR@", directory.toString()));
    RunningProgram program =
        RunningProgram.start(
            directory.resolve("console"),
            Map.of(),
            CommandLine.logkeep(
                "syslog-ng",
                "-F",
                "-f",
                file.toString(),
                "-R",
                directory.resolve("persist").toString(),
                "-p",
                directory.resolve("pid").toString(),
                "-c",
                directory.resolve("ctl").toString()));
    program.await("a pid file", () -> Files.exists(directory.resolve("pid")));
    return new RunningLogger(program, directory);
  }

  /** Waits until a condition holds; fails with what the daemon said if it does not in time. */
  void await(String what, RunningProgram.Condition condition) throws IOException {
    program.await(what, condition);
  }

  /** Waits until a file has as many lines as given, and returns them. */
  List<String> lines(String name, int count) throws IOException {
    Path file = directory.resolve(name);
    await(count + " lines in " + name, () -> Files.exists(file) && count(file) >= count);
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
  }

  private static long count(Path file) throws IOException {
    try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.count();
    }
  }

  /** Sends a signal. */
  void signal(String name) throws IOException, InterruptedException {
    program.signal(name);
  }

  /** Ends it with SIGTERM and gives its exit code. */
  int stop() throws InterruptedException {
    return program.stop();
  }

  @Override
  public void close() {
    program.close();
  }
}
