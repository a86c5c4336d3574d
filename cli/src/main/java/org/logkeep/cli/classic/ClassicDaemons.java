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
import org.logkeep.cli.daemon.PlainManners;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.linux.Errno;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;
import org.logkeep.linux.UserDatabase;

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
      if (request.group().isPresent()) {
        join(request.group().get());
      }
      Path state = Files.createDirectories(Path.of(pidFile + ".d"));
      return new Daemon(
              new DaemonRequest(
                  name,
                  manners(request),
                  request.frontEnd(),
                  () -> reader.read(request.configFile()).or(request::fallback),
                  Optional.of(pidFile.toString()),
                  Optional.empty(),
                  state,
                  Optional.empty(),
                  Optional.empty()),
              streams)
          .run();
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
    return Optional.empty();
  }

  /** Joins a group, which new files then belong to. */
  private static void join(String group) throws SysException {
    Sys sys = new Sys();
    int gid = new UserDatabase(sys).group(group).orElse(-1);
    int result = gid < 0 ? -Errno.ENOENT : sys.process().setGroup(gid);
    if (result < 0) {
      throw new SysException("join the group " + group, result);
    }
  }

  private static Manners manners(LaunchRequest request) {
    return switch (request.personality()) {
      case SYSLOGD -> new PlainManners("syslogd", SyslogdCommand.VERSION);
      case METALOG -> new MetalogManners(request.buffered());
    };
  }
}
