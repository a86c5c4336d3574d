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
    try {
      Path state = Files.createDirectories(Path.of(pidFile + ".d"));
      return Daemon.start(
          new DaemonRequest(
              name,
              manners(request),
              request.frontEnd(),
              () -> reader.read(request.configFile()).or(request::fallback),
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

  private static Manners manners(LaunchRequest request) {
    return switch (request.personality()) {
      case SYSLOGD -> new SysklogdManners(request.debug(), request.notice());
      case METALOG -> new MetalogManners(request.buffered());
    };
  }
}
