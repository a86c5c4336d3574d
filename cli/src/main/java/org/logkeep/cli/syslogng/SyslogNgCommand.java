package org.logkeep.cli.syslogng;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.logkeep.cli.Command;
import org.logkeep.cli.VersionCommand;
import org.logkeep.cli.daemon.ConfigurationFile;
import org.logkeep.cli.daemon.Daemon;
import org.logkeep.cli.daemon.DaemonRequest;
import org.logkeep.cli.daemon.PlainManners;
import org.logkeep.cli.daemon.RunAs;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.dialect.syslogng.SyslogNgFrontEnd;
import org.logkeep.linux.SysException;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.diagnostic.SourceText;

/** {@code syslog-ng}: the daemon under that name, with that program's options. */
public final class SyslogNgCommand implements Command {
  private static final String DEFAULT_FILE = "/etc/syslog-ng/syslog-ng.conf";
  private static final String DEFAULT_PERSIST = "/var/lib/syslog-ng/syslog-ng.persist";
  private static final String DEFAULT_PID = "/run/syslog-ng.pid";
  private static final String DEFAULT_CONTROL = "/var/lib/syslog-ng/syslog-ng.ctl";

  /** Options that are understood but cannot be honoured yet. */
  private static final List<String> REFUSED =
      List.of("chroot", "caps", "preprocess-into", "fd-limit", "enable-core", "module-registry");

  /** Makes the command. */
  public SyslogNgCommand() {}

  @Override
  public int run(List<String> words, Streams streams) {
    SyslogNgArguments arguments;
    try {
      arguments = new SyslogNgArguments(words);
    } catch (SyslogNgArguments.UsageException e) {
      streams.err().println(e.getMessage());
      return 1;
    }
    if (arguments.has("help") || arguments.has("help-all")) {
      streams.out().print(help());
      return 0;
    }
    if (arguments.has("version")) {
      streams.out().println("logkeep " + VersionCommand.VERSION + ", under the name of syslog-ng");
      streams.out().println("Config version: 3.38");
      return 0;
    }
    for (String option : REFUSED) {
      if (arguments.has(option)) {
        streams.err().println("syslog-ng: --" + option + " is not supported yet");
        return 1;
      }
    }
    String file = arguments.value("cfgfile").orElse(DEFAULT_FILE);
    SyslogNgFrontEnd frontEnd = new SyslogNgFrontEnd(DialectOptions.beside(file, System.getenv()));
    return arguments.has("syntax-only")
        ? check(file, frontEnd, streams)
        : start(file, frontEnd, arguments, streams);
  }

  private static int check(String file, SyslogNgFrontEnd frontEnd, Streams streams) {
    Optional<SourceText> text = new ConfigurationFile(file).read();
    if (text.isEmpty()) {
      streams.err().println("Error opening configuration file; filename='" + file + "'");
      return 1;
    }
    Compiled compiled = frontEnd.compile(new FileConfigReader(), text.get());
    DiagnosticPrinter printer = DiagnosticPrinter.plain();
    compiled.diagnostics().stream()
        .filter(d -> d.level() != Diagnostic.Level.HINT)
        .forEach(d -> streams.err().print(printer.print(d)));
    return SyslogNgFrontEnd.acceptsSyntax(compiled) ? 0 : 1;
  }

  private static int start(
      String file, SyslogNgFrontEnd frontEnd, SyslogNgArguments arguments, Streams streams) {
    boolean foreground =
        arguments.has("foreground")
            || arguments.value("process-mode").filter("foreground"::equals).isPresent();
    Path persist =
        Path.of(arguments.value("persist-file").orElse(DEFAULT_PERSIST)).toAbsolutePath();
    Path state = persist.resolveSibling(persist.getFileName() + ".d");
    try {
      Files.createDirectories(state);
      return Daemon.start(
          new DaemonRequest(
              "syslog-ng",
              new PlainManners("syslog-ng", VersionCommand.VERSION),
              frontEnd,
              new ConfigurationFile(file),
              arguments
                  .value("pidfile")
                  .or(() -> foreground ? Optional.empty() : Optional.of(DEFAULT_PID)),
              Optional.of(arguments.value("control").orElse(DEFAULT_CONTROL)),
              state,
              new RunAs(arguments.value("user"), arguments.value("group")),
              !foreground,
              Optional.empty()),
          streams);
    } catch (SysException | IOException e) {
      streams.err().println("syslog-ng: " + e.getMessage());
      return 2;
    }
  }

  private static String help() {
    return """
    Usage: logkeep syslog-ng [OPTION...]

      -f, --cfgfile=FILE        the configuration (default /etc/syslog-ng/syslog-ng.conf)
      -R, --persist-file=FILE   where state is kept; a directory FILE.d is made for it
      -p, --pidfile=FILE        where the process id is written (in the background by default
                                /run/syslog-ng.pid)
      -c, --control=SOCKET      where requests are taken
      -F, --foreground          stay in the foreground; without it the command ends when the
                                daemon, in the background, is ready
      -s, --syntax-only         check the configuration and exit
      -u, --user=NAME           the user to become once all sockets are open
      -g, --group=NAME          the group to run in; the user's own if not given
      -V, --version             show versions

    Example: logkeep syslog-ng -F -f my.conf -R /var/tmp/persist -c /var/tmp/ctl
    """;
  }
}
