package org.logkeep.cli.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logkeep.cli.Command;
import org.logkeep.cli.OptionReader;
import org.logkeep.cli.VersionCommand;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.linux.SysException;
import picocli.CommandLine;

/** {@code logkeep run}: the daemon in the foreground. */
public final class RunCommand implements Command {
  /** Makes the command. */
  public RunCommand() {}

  @Override
  public int run(List<String> arguments, Streams streams) {
    return OptionReader.run(new Options(streams), arguments, streams);
  }

  @CommandLine.Command(
      name = "logkeep run",
      mixinStandardHelpOptions = true,
      version = "logkeep " + VersionCommand.VERSION,
      sortOptions = false,
      description = "Runs the logger, in the foreground unless told otherwise.",
      footer = {
        "",
        "Without -f it runs on built-in defaults, without root: it listens on 127.0.0.1:5514",
        "(UDP and TCP) and on the socket var/log.sock, and files into var/log/.",
        "",
        "Examples:",
        "  logkeep run",
        "  logkeep run -f /etc/syslog-ng/syslog-ng.conf",
        "  logkeep run -f my.conf --dialect syslogd --pid-file /run/logkeep.pid"
      })
  private static final class Options implements Callable<Integer> {
    private final Streams streams;

    @CommandLine.Mixin private final ConfigurationChoice choice = new ConfigurationChoice();

    @CommandLine.Option(
        names = "--pid-file",
        paramLabel = "FILE",
        description = "Where the process id is written.")
    private @Nullable String pidFile;

    @CommandLine.Option(
        names = "--control",
        paramLabel = "SOCKET",
        description =
            "Where 'logkeep ctl' finds the daemon; logkeep.ctl in the state directory if not"
                + " given.")
    private @Nullable String control;

    @CommandLine.Option(
        names = "--state",
        paramLabel = "DIRECTORY",
        description =
            "Where positions and counters are kept; var/ without -f, /var/lib/logkeep with it.")
    private @Nullable String state;

    @CommandLine.Option(
        names = "--user",
        paramLabel = "NAME",
        description = "The user to become once all sockets are open.")
    private @Nullable String user;

    @CommandLine.Option(
        names = "--group",
        paramLabel = "NAME",
        description = "The group to run in; the user's own if not given.")
    private @Nullable String group;

    @CommandLine.Option(
        names = "--background",
        description = "Leave the terminal; the command ends when the daemon is ready.")
    private boolean background;

    Options(Streams streams) {
      this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, SysException {
      boolean embedded = choice.file().isEmpty();
      Path directory =
          Path.of(state != null ? state : embedded ? "var" : "/var/lib/logkeep").toAbsolutePath();
      Files.createDirectories(directory);
      DaemonRequest.Configuration configuration =
          choice
              .file()
              .<DaemonRequest.Configuration>map(ConfigurationFile::new)
              .orElseGet(() -> new EmbeddedConfiguration(directory));
      Configurations.Outcome<Configurations.Read> outcome =
          new Configurations(
                  "logkeep", streams, new FileConfigReader(), new FrontEnds(System.getenv()))
              .read(
                  configuration,
                  choice
                      .dialect()
                      .or(() -> embedded ? Optional.of("syslog-ng") : Optional.empty()));
      return switch (outcome) {
        case Configurations.Outcome.Failed<Configurations.Read>(int exitCode) -> exitCode;
        case Configurations.Outcome.Found<Configurations.Read>(Configurations.Read read) ->
            Daemon.start(request(read.frontEnd(), configuration, directory, embedded), streams);
      };
    }

    private DaemonRequest request(
        FrontEnd frontEnd,
        DaemonRequest.Configuration configuration,
        Path directory,
        boolean embedded) {
      String socket = control != null ? control : directory.resolve("logkeep.ctl").toString();
      return new DaemonRequest(
          "logkeep",
          new PlainManners("logkeep", VersionCommand.VERSION),
          frontEnd,
          configuration,
          Optional.ofNullable(pidFile),
          Optional.of(socket),
          directory,
          new RunAs(Optional.ofNullable(user), Optional.ofNullable(group)),
          background,
          embedded ? Optional.of(EmbeddedConfiguration.greeting(directory)) : Optional.empty());
    }
  }
}
