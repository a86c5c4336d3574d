package org.logkeep.acceptance.metalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.logkeep.acceptance.CommandLine;
import org.logkeep.acceptance.LocalDatagram;
import org.logkeep.acceptance.OwnSystem;
import org.logkeep.testkit.peer.RunningProgram;

/**
 * {@code logkeep metalog}, started as a process with a configuration in which {@code @DIR@} is the
 * directory of the test.
 */
final class RunningMetalog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final RunningProgram program;

  private RunningMetalog(Path directory, RunningProgram program) {
    this.directory = directory;
    this.program = program;
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

  private static RunningMetalog await(Path directory, RunningProgram program) throws IOException {
    Path pid = directory.resolve("pid");
    program.await("a pid file", () -> Files.exists(pid) && Files.size(pid) > 0);
    return new RunningMetalog(directory, program);
  }

  /** Starts it without waiting for anything. */
  static RunningProgram launch(
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

  private static RunningProgram launch(
      Path directory, Map<String, String> environment, List<String> command) throws IOException {
    return RunningProgram.start(directory.resolve("console"), environment, command);
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
    LocalDatagram.send(Path.of(socket()), text);
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
    program.signal(name);
  }

  /** Waits until a file holds exactly these lines; fails with what it holds if it does not. */
  void awaitLines(String name, String... lines) throws Exception {
    String wanted = String.join("\n", lines) + "\n";
    try {
      await(name, () -> wanted.equals(read(name)));
    } catch (IOException e) {
      throw new AssertionError(name + " holds:\n" + read(name) + "wanted:\n" + wanted, e);
    }
  }

  /** What a file holds, as characters U+0000 to U+00FF; nothing if it is missing. */
  String read(String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }

  /** Waits until a condition holds. */
  void await(String what, RunningProgram.Condition condition) throws IOException {
    program.await(what, condition);
  }

  /** Waits for its end and gives the exit code. */
  int exitCode() throws IOException, InterruptedException {
    return program.exitCode();
  }

  /** Kills it as the kernel does, at once. */
  void kill() {
    program.close();
  }

  @Override
  public void close() {
    program.close();
  }

  /** Makes an executable script. */
  static Path script(Path path, String text) throws IOException {
    Files.writeString(path, text);
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
