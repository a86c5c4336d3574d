package org.logkeep.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.logkeep.acceptance.CommandLine;

/**
 * A directory, a configuration in it, and the daemon that runs on it, one process after another.
 */
final class Rig implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long STEP_NANOS = 10_000_000L;
  private static final String OPTIONS =
      """
      @version: 3.38
      options { keep-hostname(yes); use-dns(no); create-dirs(yes); time-reopen(1); };
      """;

  private final Path directory;
  private final List<String> before;
  private final int port = freePort();
  private Process process;

  private Rig(Path directory, String statements, List<String> before) throws Exception {
    this.directory = directory;
    this.before = before;
    configure(statements);
    process = launch();
  }

  /**
   * Starts the daemon and waits until it is ready.
   *
   * @param statements of the syslog-ng language; {@code @DIR@} is the directory, {@code @PORT@} a
   *     port that nobody else uses
   */
  static Rig start(Path directory, String statements) throws Exception {
    return new Rig(directory, statements, List.of());
  }

  /**
   * Statements that file what a source receives, word for word, in {@code out}. The source is held
   * back rather than lost from.
   *
   * @param driver the source's, such as {@code file("@DIR@/in")}
   */
  static String filing(String driver) {
    return """
    source s { %s; };
    destination d { file("@DIR@/out" template("$MSG\\n")); };
    log { source(s); destination(d); flags(flow-control); };
    """
        .formatted(driver);
  }

  /** As {@link #start}, by way of a shell that first runs a command. */
  static Rig startAfter(String shellCommand, Path directory, String statements) throws Exception {
    return new Rig(
        directory, statements, List.of("/bin/sh", "-c", shellCommand + "; exec \"$@\"", "sh"));
  }

  /** Whether tests should run for a minute rather than a few seconds. */
  static boolean isLong() {
    return Boolean.getBoolean("logkeep.long");
  }

  /** A port that nobody listens on at the moment. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Replaces the configuration; takes effect with a reload or a restart. */
  void configure(String statements) throws IOException {
    Files.writeString(
        directory.resolve("conf"),
        OPTIONS
            + statements
                .replace("@DIR@", directory.toString())
                .replace("@PORT@", Integer.toString(port)));
  }

  private Process launch() throws Exception {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        CommandLine.logkeep(
            "syslog-ng",
            "-F",
            "-f",
            at("conf"),
            "-R",
            at("persist"),
            "-p",
            at("pid"),
            "-c",
            at("ctl")));
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("console").toFile()))
            .start();
    await("a pid file", () -> Files.exists(directory.resolve("pid")) || !started.isAlive());
    assertThat(started.isAlive()).as("console: %s", console()).isTrue();
    return started;
  }

  /** Ends the daemon without warning and starts it again. */
  void killAndRestart() throws Exception {
    kill();
    process = launch();
  }

  /** Ends the daemon without warning. */
  void kill() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.deleteIfExists(directory.resolve("pid"));
  }

  /** Starts the daemon again. */
  void restart() throws Exception {
    process = launch();
  }

  String at(String name) {
    return directory.resolve(name).toString();
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  int port() {
    return port;
  }

  /** Sends a signal to the daemon. */
  void signal(String name) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor())
        .isZero();
  }

  long pid() {
    return process.pid();
  }

  /** What the daemon said, as long as no source takes its own messages. */
  String console() throws IOException {
    Path file = directory.resolve("console");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  /** Waits until a condition holds. */
  void await(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what + "; console: " + console());
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  /** Waits until a file has as many lines. */
  void awaitLines(String name, long count) throws Exception {
    await(count + " lines in " + name, () -> lines(name).size() >= count);
  }

  /** The lines of a file; none if it is not there. */
  List<String> lines(String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
  }

  /** All lines of files whose names begin like this, in the order of their names. */
  Stream<String> linesOfAll(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(f -> String.valueOf(f.getFileName()).startsWith(prefix))
          .sorted()
          .toList()
          .stream()
          .flatMap(Rig::stream);
    }
  }

  /** The lines of a file, which may be too many to hold at once. */
  @SuppressWarnings("StreamResourceLeak") // flatMap closes what it is given
  private static Stream<String> stream(Path file) {
    try {
      return Files.lines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the daemon over its control socket. */
  String ask(String request) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(directory.resolve("ctl")));
      channel.write(ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.US_ASCII)));
      ByteArrayOutputStream reply = new ByteArrayOutputStream();
      ByteBuffer block = ByteBuffer.allocate(16 << 10);
      while (!reply.toString(StandardCharsets.UTF_8).endsWith("\n.\n")
          && channel.read(block) >= 0) {
        reply.write(block.array(), 0, block.position());
        block.clear();
      }
      return reply.toString(StandardCharsets.UTF_8);
    }
  }

  /** A number from the ledger: of a line that begins with these words, the value of a key. */
  long ledger(String line, String key) throws IOException {
    Matcher found =
        Pattern.compile("^" + Pattern.quote(line) + " .*?\\b" + Pattern.quote(key) + "=([0-9]+)")
            .matcher("");
    return ask("LEDGER")
        .lines()
        .map(found::reset)
        .filter(Matcher::find)
        .mapToLong(m -> Long.parseLong(m.group(1)))
        .sum();
  }

  /** Fails unless the ledger balances. */
  void assertBalanced() throws IOException {
    assertThat(ask("LEDGER")).contains("balance ok");
  }

  /** A number of kilobytes from /proc/PID/status. */
  long kilobytes(String key) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
        .filter(line -> line.startsWith(key + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }

  /** Processor time that the daemon used so far. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends it in order; its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
