package org.logkeep.testkit.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program as a process of the test; what it prints goes to a file, which failures quote. */
public final class RunningProgram implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long STEP_NANOS = 5_000_000;

  private final Process process;
  private final Path console;

  private RunningProgram(Process process, Path console) {
    this.process = process;
    this.console = console;
  }

  /** What is waited for. */
  @FunctionalInterface
  public interface Condition {
    /** Whether it holds by now. */
    boolean holds() throws IOException;
  }

  /** Starts a command, with some variables more than the test's own environment has. */
  public static RunningProgram start(
      Path console, Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
    builder.environment().putAll(environment);
    return new RunningProgram(builder.start(), console);
  }

  /** Waits until a condition holds; fails with what the program printed when it ends before. */
  public void await(String what, Condition condition) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("waited in vain for " + what + "; printed: " + printed());
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  /** Waits until a port of the IPv4 loopback address is listened on, by TCP or by UDP. */
  public void awaitPort(int port) throws IOException {
    String entry = String.format(Locale.ROOT, ": 0100007F:%04X ", port);
    await(
        "port " + port,
        () -> {
          for (String table : List.of("/proc/net/udp", "/proc/net/tcp")) {
            if (Files.readString(Path.of(table)).contains(entry)) {
              return true;
            }
          }
          return false;
        });
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it has not ended yet. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Sends a signal, by its name without SIG. */
  public void signal(String name) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    if (code != 0) {
      throw new IOException("kill -" + name + " ended with " + code);
    }
  }

  /** Waits for its end and gives the exit code. */
  public int exitCode() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("still runs; printed: " + printed());
    }
    return process.exitValue();
  }

  /** What it printed so far. */
  public String printed() throws IOException {
    return Files.readString(console, StandardCharsets.ISO_8859_1);
  }

  /** Ends it with SIGTERM and gives its exit code; kills it when it does not end in time. */
  public int stop() throws InterruptedException {
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
