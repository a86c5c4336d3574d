package org.logkeep.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The real command, started as a process with a configuration, and stopped at the end of a test.
 */
final class RunningLogger implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path directory;

  private RunningLogger(Process process, Path directory) {
    this.process = process;
    this.directory = directory;
  }

  /** Starts {@code logkeep syslog-ng} with a configuration and waits until it answers. */
  static RunningLogger start(Path directory, String configuration) throws IOException {
    Path file = directory.resolve("logger.conf");
    Files.writeString(file, configuration.replace("@DIR@", directory.toString()));
    List<String> command =
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
            directory.resolve("ctl").toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("console").toFile())
            .start();
    RunningLogger logger = new RunningLogger(process, directory);
    logger.await("a pid file", () -> Files.exists(directory.resolve("pid")) || !process.isAlive());
    if (!process.isAlive()) {
      throw new IOException(
          "the daemon ended at once: " + Files.readString(directory.resolve("console")));
    }
    return logger;
  }

  /** Waits until a condition holds; fails with what the daemon said if it does not in time. */
  void await(String what, BooleanSupplier condition) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "waited in vain for "
                + what
                + "; console: "
                + Files.readString(directory.resolve("console")));
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Waits until a file has as many lines as given, and returns them. */
  List<String> lines(String name, int count) throws IOException {
    Path file = directory.resolve(name);
    await(count + " lines in " + name, () -> Files.exists(file) && count(file) >= count);
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
  }

  private static int count(Path file) {
    try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return Math.toIntExact(lines.count());
    } catch (IOException e) {
      return -1;
    }
  }

  /** Sends a signal. */
  void signal(String name) throws IOException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
  }

  /** Ends it with SIGTERM and gives its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return -1;
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
