package org.logkeep.acceptance.sysklogd;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.logkeep.acceptance.CommandLine;
import org.logkeep.acceptance.LocalDatagram;
import org.logkeep.testkit.peer.RunningProgram;

/**
 * {@code logkeep syslogd} as a process of its own. In a configuration {@code @DIR@} stands for the
 * directory of the test.
 */
final class RunningSyslogd implements AutoCloseable {
  private final Path directory;
  private final RunningProgram program;

  private RunningSyslogd(Path directory, RunningProgram program) {
    this.directory = directory;
    this.program = program;
  }

  /** The command line of {@code logkeep syslogd}, with further arguments. */
  static List<String> command(String... arguments) {
    List<String> command = CommandLine.logkeep("syslogd");
    command.addAll(List.of(arguments));
    return command;
  }

  /** A command line that stays in the foreground and keeps its files in the directory. */
  static List<String> foreground(Path directory, String... more) {
    List<String> command =
        command(
            "-F",
            "-f",
            directory.resolve("conf").toString(),
            "-P",
            directory.resolve("pid").toString(),
            "-C",
            directory.resolve("cache").toString());
    command.addAll(List.of(more));
    return command;
  }

  /** The same, with the socket {@code sock} in the directory in the place of {@code /dev/log}. */
  static List<String> withOwnSocket(Path directory, String... more) {
    List<String> command = foreground(directory, "-p", directory.resolve("sock").toString());
    command.addAll(List.of(more));
    return command;
  }

  /** Starts it in the foreground with a private socket, and waits for its pid file. */
  static RunningSyslogd start(Path directory, String configuration, String... more)
      throws IOException {
    configure(directory, configuration);
    return start(directory, withOwnSocket(directory, more));
  }

  /** Starts a whole command line that makes {@code pid} in the directory. */
  static RunningSyslogd start(Path directory, List<String> command) throws IOException {
    RunningProgram program = RunningProgram.start(directory.resolve("console"), Map.of(), command);
    RunningSyslogd daemon = new RunningSyslogd(directory, program);
    daemon.await("the pid file", () -> daemon.content("pid").endsWith("\n"));
    return daemon;
  }

  /** Puts a configuration in place. */
  static void configure(Path directory, String configuration) throws IOException {
    Files.writeString(
        directory.resolve("conf"), configuration.replace("@DIR@", directory.toString()));
  }

  /** A UDP port of this machine that is free now. */
  static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** What a file of the directory holds; empty if it is missing. */
  String content(String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }

  /** Whether the directory has a file. */
  boolean exists(String name) {
    return Files.exists(directory.resolve(name));
  }

  /** The lines of a file without the daemon's own. */
  List<String> lines(String name) throws IOException {
    return content(name).lines().filter(line -> !line.contains(" syslogd[")).toList();
  }

  /** Waits until a file has this text in it. */
  void awaitText(String name, String text) throws IOException {
    await("'" + text + "' in " + name, () -> content(name).contains(text));
  }

  /** Waits until a condition holds; fails with what the daemon said if it does not in time. */
  void await(String what, RunningProgram.Condition condition) throws IOException {
    program.await(what, condition);
  }

  /** Sends with the system's own logger (util-linux) and waits until that has ended. */
  void logger(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("logger", "-u", directory.resolve("sock").toString()));
    command.addAll(List.of(arguments));
    run(command);
  }

  /** Sends a datagram of these characters, U+0000 to U+00FF, as bytes to its socket. */
  void datagram(String text) throws IOException, InterruptedException {
    LocalDatagram.send(directory.resolve("sock"), text);
  }

  /** Runs a command to its end, which must be a success. */
  static void run(List<String> command) throws IOException, InterruptedException {
    Process sent = new ProcessBuilder(command).inheritIO().start();
    if (sent.waitFor() != 0) {
      throw new IOException("exit code " + sent.exitValue() + " of " + command);
    }
  }

  long pid() {
    return program.pid();
  }

  boolean isAlive() {
    return program.isAlive();
  }

  void signal(String name) throws IOException, InterruptedException {
    program.signal(name);
  }

  /** Sends SIGHUP and waits until the pid file was touched, which tells that it is done. */
  void reload() throws IOException, InterruptedException {
    Path pid = directory.resolve("pid");
    Object before = Files.readAttributes(pid, "unix:ctime,ino").toString();
    signal("HUP");
    await(
        "the pid file to be touched",
        () -> !Files.readAttributes(pid, "unix:ctime,ino").toString().equals(before));
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
