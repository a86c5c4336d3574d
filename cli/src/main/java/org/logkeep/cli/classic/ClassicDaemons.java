package org.logkeep.cli.classic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.logkeep.cli.Command;
import org.logkeep.cli.daemon.Daemon;
import org.logkeep.cli.daemon.DaemonRequest;
import org.logkeep.cli.daemon.Manner;
import org.logkeep.cli.daemon.PlainManner;
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
    Optional<String> refused = refused(request);
    if (refused.isPresent()) {
      streams.err().println(name + ": " + refused.get());
      return FAILURE;
    }
    Path pidFile = Path.of(request.pidFile()).toAbsolutePath();
    try {
      Path state = Files.createDirectories(Path.of(pidFile + ".d"));
      int code =
          new Daemon(
                  new DaemonRequest(
                      name,
                      manner(request),
                      request.frontEnd(),
                      () -> reader.read(request.configFile()).or(request::fallback),
                      Optional.of(pidFile.toString()),
                      Optional.empty(),
                      state,
                      Optional.empty(),
                      Optional.empty()),
                  streams)
              .run();
      return exitCode(request, code);
    } catch (SysException | IOException e) {
      streams.err().println(name + ": " + e.getMessage());
      return FAILURE;
    }
  }

  /** What cannot be done is said, not left out. */
  private static Optional<String> refused(LaunchRequest request) {
    boolean metalog = request.personality() == LaunchRequest.Personality.METALOG;
    if (request.background()) {
      return Optional.of(
          "starting in the background is not supported yet; "
              + (metalog ? "leave out -B" : "add -F"));
    }
    if (request.buffered()) {
      return Optional.of("gathering lines (-a) is not supported yet");
    }
    if (request.verbose()) {
      return Optional.of("telling of commands (-v) is not supported yet");
    }
    return request.group().map(group -> "running in a group (-g) is not supported yet");
  }

  private static Manner manner(LaunchRequest request) {
    return switch (request.personality()) {
      case SYSLOGD -> new SysklogdManner(request.debug(), request.notice());
      case METALOG -> new PlainManner("metalog", MetalogCommand.VERSION);
    };
  }

  /** metalog always ends with a failure, sysklogd with success. */
  private static int exitCode(LaunchRequest request, int code) {
    return switch (request.personality()) {
      case SYSLOGD -> code;
      case METALOG -> FAILURE;
    };
  }
}
