package org.logkeep.cli.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.logkeep.cli.Command;
import org.logkeep.cli.VersionCommand;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.dialect.syslogng.SyslogNgFrontEnd;
import org.logkeep.linux.SysException;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * Runs a daemon once under load and stops it again: what the launcher records for the starts to
 * come (JEP 514). The load is there for the profiles of the hot path, which are recorded too (JEP
 * 515): a daemon that starts with them compiles each method once, and rightly.
 */
public final class WarmUpCommand implements Command {
  private static final long LONGEST_NANOS = 120_000_000_000L;

  /** Makes the command. */
  public WarmUpCommand() {}

  @Override
  public int run(List<String> arguments, Streams streams) {
    try {
      Path directory = Files.createTempDirectory("logkeep-warm-up");
      try {
        return run(directory, streams);
      } finally {
        delete(directory);
      }
    } catch (IOException | SysException e) {
      streams.err().println("logkeep: " + e.getMessage());
      return 1;
    }
  }

  private static int run(Path directory, Streams streams) throws IOException, SysException {
    WarmUpLoad load = new WarmUpLoad(directory);
    SourceText text = SourceText.of("warm-up.conf", load.configuration());
    DaemonRequest request =
        new DaemonRequest(
            "logkeep",
            new PlainManners("logkeep", VersionCommand.VERSION),
            new SyslogNgFrontEnd(DialectOptions.plain()),
            () -> Optional.of(text),
            Optional.of(load.pidFile().toString()),
            Optional.of(load.controlSocket().toString()),
            directory,
            RunAs.STARTER,
            false,
            Optional.empty());
    Thread.ofPlatform().daemon().start(() -> talk(load, streams));
    Thread.ofPlatform().daemon().start(() -> endLateRun(streams));
    return Daemon.start(request, streams);
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
