package org.logkeep.cli.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.logkeep.cli.Command;
import org.logkeep.cli.check.CheckWarmUp;

/**
 * Runs some checks of logs, and a daemon once under load and stops it again: what the launcher
 * records for the starts to come (JEP 514).
 */
public final class WarmUpCommand implements Command {
  private static final long LONGEST_NANOS = 120_000_000_000L;

  private final Command daemon;

  /**
   * Makes the command.
   *
   * @param daemon what is run: {@code syslog-ng}, whose language the load is written in
   */
  public WarmUpCommand(Command daemon) {
    this.daemon = daemon;
  }

  @Override
  public int run(List<String> arguments, Streams streams) {
    try {
      Path directory = Files.createTempDirectory("logkeep-warm-up");
      try {
        new CheckWarmUp(Files.createDirectory(directory.resolve("check"))).run();
        return run(directory, streams);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      streams.err().println("logkeep: " + e.getMessage());
      return 1;
    }
  }

  private int run(Path directory, Streams streams) throws IOException {
    WarmUpLoad load = new WarmUpLoad(directory);
    Path file = Files.writeString(directory.resolve("conf"), load.configuration());
    Thread.ofPlatform().daemon().start(() -> talk(load, streams));
    Thread.ofPlatform().daemon().start(() -> endLateRun(streams));
    return daemon.run(
        List.of(
            "--foreground",
            "--no-caps",
            "--cfgfile=" + file,
            "--persist-file=" + directory.resolve("persist"),
            "--pidfile=" + load.pidFile(),
            "--control=" + load.controlSocket()),
        streams);
  }

  private static void talk(WarmUpLoad load, Streams streams) {
    try {
      load.run();
    } catch (IOException e) {
      streams.err().println("logkeep: " + e.getMessage());
    }
    try {
      load.stop();
    } catch (IOException e) {
      streams.err().println("logkeep: " + e.getMessage());
    }
  }

  /** A daemon that nobody told to stop would run for ever, and whoever waits for it with it. */
  private static void endLateRun(Streams streams) {
    long deadline = System.nanoTime() + LONGEST_NANOS;
    for (long left = LONGEST_NANOS; left > 0; left = deadline - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    streams.err().println("logkeep: the warm-up did not end in time");
    Runtime.getRuntime().halt(1);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
