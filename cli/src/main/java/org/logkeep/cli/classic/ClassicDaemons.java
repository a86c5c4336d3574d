package org.logkeep.cli.classic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.logkeep.cli.Command;
import org.logkeep.cli.daemon.Daemon;
import org.logkeep.cli.daemon.DaemonRequest;
import org.logkeep.cli.daemon.Manners;
import org.logkeep.cli.daemon.RunAs;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.linux.SysException;
import org.logkeep.topology.diagnostic.SourceText;

/** Runs the classic daemons on the one daemon that all dialects share. */
public final class ClassicDaemons implements LaunchRequest.Runner {
  private static final int FAILURE = 1;

  private final ConfigReader reader;

  /** A runner that reads configurations with a reader. */
  public ClassicDaemons(ConfigReader reader) {
    this.reader = reader;
  }

  @Override
  public int run(LaunchRequest request, Command.Streams streams) {
    String name = request.personality().name().toLowerCase(Locale.ROOT);
    Path pidFile = Path.of(request.pidFile()).toAbsolutePath();
    Path state = Path.of(pidFile + ".d");
    try {
      Files.createDirectories(state);
    } catch (IOException e) {
      streams.err().println(name + ": cannot make the directory " + state);
      return FAILURE;
    }
    try {
      return Daemon.start(
          new DaemonRequest(
              name,
              manners(request),
              request.frontEnd(),
              new Configured(reader, request.configFile(), request.fallback()),
              Optional.of(pidFile.toString()),
              Optional.empty(),
              state,
              new RunAs(Optional.empty(), request.group()),
              request.background(),
              Optional.empty()),
          streams);
    } catch (SysException | IOException e) {
      streams.err().println(name + ": " + e.getMessage());
      return FAILURE;
    }
  }

  /** A file, and what holds if it is not there. */
  private record Configured(ConfigReader reader, String name, Optional<SourceText> fallback)
      implements DaemonRequest.Configuration {
    @Override
    public Optional<SourceText> read() {
      return reader.read(name).or(() -> fallback);
    }
  }

  private static Manners manners(LaunchRequest request) {
    return switch (request.personality()) {
      case SYSLOGD -> new SysklogdManners(request.debug(), request.notice());
      case METALOG -> new MetalogManners(request.buffered());
    };
  }
}
