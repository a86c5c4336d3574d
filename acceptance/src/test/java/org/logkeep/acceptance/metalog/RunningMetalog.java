package org.logkeep.acceptance.metalog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.logkeep.acceptance.CommandLine;
import org.logkeep.acceptance.OwnSystem;

/**
 * {@code logkeep metalog}, started as a process with a configuration in which {@code @DIR@} is the
 * directory of the test.
 */
final class RunningMetalog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final Process process;

  private RunningMetalog(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
  }

  /** Starts it, and returns when it has its pid file. */
  static RunningMetalog start(Path directory, String configuration, String... flags)
      throws Exception {
    return start(directory, configuration, Map.of(), flags);
  }

  /** Starts it with further environment. */
  static RunningMetalog start(
      Path directory, String configuration, Map<String, String> environment, String... flags)
      throws Exception {
    return await(directory, launch(directory, configuration, environment, flags));
  }

  /** Starts it in a system of its own, in the place of the daemon at {@code /dev/log}. */
  static RunningMetalog startIn(
      OwnSystem system, Path directory, String configuration, Map<String, String> environment)
      throws Exception {
    Path file = configure(directory, configuration);
    String pid = directory.resolve("pid").toString();
    return await(
        directory,
        launch(
            directory,
            environment,
            system.within(CommandLine.logkeep("metalog", "-N", "-C", file.toString(), "-p", pid))));
  }

  private static RunningMetalog await(Path directory, Process process) throws Exception {
    Path pid = directory.resolve("pid");
    RunningMetalog running = new RunningMetalog(directory, process);
    running.await(
        "a pid file", () -> !process.isAlive() || (Files.exists(pid) && Files.size(pid) > 0));
    if (!process.isAlive()) {
      throw new AssertionError("ended at once: " + running.console());
    }
    return running;
  }

  /** Starts it without waiting for anything. */
  static Process launch(
      Path directory, String configuration, Map<String, String> environment, String... flags)
      throws IOException {
    Files.deleteIfExists(directory.resolve("pid"));
    Path file = configure(directory, configuration);
    List<String> command =
        new ArrayList<>(
            CommandLine.logkeep(
                "metalog",
                "-N",
                "-C",
                file.toString(),
                "-S",
                directory.resolve("socket").toString(),
                "-p",
                directory.resolve("pid").toString()));
    command.addAll(List.of(flags));
    return launch(directory, environment, command);
  }

  private static Path configure(Path directory, String configuration) throws IOException {
    return Files.writeString(
        directory.resolve("metalog.conf"), configuration.replace("@DIR@", directory.toString()));
  }

  private static Process launch(
      Path directory, Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("console").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Sends a message with the real logger. */
  void log(String priority, String tag, String text) throws Exception {
    finish(
        new ProcessBuilder("logger", "-u", socket(), "-p", priority, "-t", tag, text)
            .inheritIO()
            .start());
  }

  /** Begins to send each line of a file with the real logger. */
  Process logEachLineOf(Path file) throws IOException {
    return new ProcessBuilder("logger", "-u", socket(), "-t", "app", "-f", file.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Sends a datagram of these characters, U+0000 to U+00FF, as bytes. */
  void datagram(String text) throws Exception {
    Process sender =
        new ProcessBuilder(
                "python3",
                "-c",
                """
                import socket, sys
                s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                s.connect(sys.argv[1]); s.send(sys.stdin.buffer.read())
                """,
                socket())
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream out = sender.getOutputStream()) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    finish(sender);
  }

  private static void finish(Process sender) throws InterruptedException {
    if (!sender.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      sender.destroyForcibly();
      throw new AssertionError("a sender did not end");
    }
    if (sender.exitValue() != 0) {
      throw new AssertionError("a sender failed with code " + sender.exitValue());
    }
  }

  private String socket() {
    return directory.resolve("socket").toString();
  }

  /** Sends a signal to the daemon. */
  void signal(String name) throws Exception {
    finish(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start());
  }

  /** Waits until a file holds exactly these lines; fails with what it holds if it does not. */
  void awaitLines(String name, String... lines) throws Exception {
    String wanted = String.join("\n", lines) + "\n";
    try {
      await(name, () -> wanted.equals(read(name)));
    } catch (AssertionError e) {
      throw new AssertionError(name + " holds:\n" + read(name) + "wanted:\n" + wanted + console());
    }
  }

  /** What a file holds, as characters U+0000 to U+00FF; nothing if it is missing. */
  String read(String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }

  /** Waits until a condition holds. */
  void await(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what + "; " + console());
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  private String console() throws IOException {
    return "console: " + read("console");
  }

  /** Waits for its end and gives the exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still runs");
    }
    return process.exitValue();
  }

  /** Kills it as the kernel does, at once. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes an executable script. */
  static Path script(Path path, String text) throws IOException {
    Files.writeString(path, text);
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
