package org.logkeep.cli.convert;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logkeep.cli.Command;
import org.logkeep.cli.OptionReader;
import org.logkeep.cli.daemon.Configurations;
import org.logkeep.cli.daemon.FrontEnds;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.Dialect;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.dialect.Printed;
import org.logkeep.dialect.metalog.MetalogPrinter;
import org.logkeep.dialect.sysklogd.SysklogdPrinter;
import org.logkeep.dialect.syslogng.SyslogNgPrinter;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.diagnostic.SourceText;
import picocli.CommandLine;

/** {@code logkeep convert}: says a configuration in another language. */
public final class ConvertCommand implements Command {
  private static final int UNSAID = 2;
  private static final int BUG = 70;

  /** Makes the command. */
  public ConvertCommand() {}

  @Override
  public int run(List<String> arguments, Streams streams) {
    return OptionReader.run(new Options(streams), arguments, streams);
  }

  /**
   * Whether a line is lost when the configuration is read: by an error, or because what it runs is
   * not here, though it may be where the result is used.
   */
  private static boolean losesLine(Diagnostic diagnostic) {
    return diagnostic.level() == Diagnostic.Level.ERROR
        || diagnostic.code().equals(DiagnosticCode.COMMAND_MISSING.code());
  }

  @CommandLine.Command(
      name = "logkeep convert",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "Writes a configuration in another language to standard output. What that language cannot"
              + " say is listed on standard error, each with its line; nothing is left out that is"
              + " not listed.",
      footer = {
        "",
        "Hints on standard error tell of what is said but not quite the same.",
        "",
        "Exit codes: 0 all is said, 1 the configuration cannot be used, 2 something is not said,",
        "64 usage.",
        "",
        "Examples:",
        "  logkeep convert --to syslog-ng -f /etc/syslog.conf > syslog-ng.conf",
        "  logkeep convert --to syslog.conf -f /etc/syslog-ng/syslog-ng.conf",
        "  logkeep convert --to metalog -f /etc/syslog.conf --no-kernel"
      })
  private static final class Options implements Callable<Integer> {
    private final Streams streams;

    @CommandLine.Option(
        names = "--to",
        paramLabel = "LANGUAGE",
        required = true,
        description = "syslog-ng, syslog.conf (or syslogd), or metalog.")
    private String to = "";

    @CommandLine.Option(
        names = {"-f", "--file"},
        paramLabel = "FILE",
        required = true,
        description = "The configuration to convert.")
    private String file = "";

    @CommandLine.Option(
        names = "--dialect",
        paramLabel = "NAME",
        description = "Its language (syslog-ng, syslogd, metalog); guessed if not given.")
    private @Nullable String dialect;

    @CommandLine.Option(
        names = "--socket",
        paramLabel = "PATH",
        description =
            "What the classic daemons are told on their command lines: the local socket, /dev/log"
                + " if not given.")
    private @Nullable String socket;

    @CommandLine.Option(
        names = "--no-kernel",
        description = "Likewise: no kernel messages are read (syslogd -K, metalog -N).")
    private boolean noKernel;

    @CommandLine.Option(
        names = "--no-network",
        description = "Likewise: nothing is received from the network (syslogd -s).")
    private boolean noNetwork;

    Options(Streams streams) {
      this.streams = streams;
    }

    private int wrong(String text) {
      streams.err().println("logkeep convert: " + text);
      return OptionReader.USAGE;
    }

    @Override
    public Integer call() {
      Optional<Dialect> target = Dialect.named(to.equals("syslog.conf") ? "syslogd" : to);
      if (target.isEmpty()) {
        return wrong("there is no language '" + to + "'; known: syslog-ng, syslog.conf, metalog");
      }
      FrontEnds frontEnds =
          new FrontEnds(
              System.getenv(),
              // The copy on the terminal is one of metalog's command line, not of its file.
              new FrontEnds.Switches(Optional.ofNullable(socket), !noKernel, !noNetwork, false));
      return new Configurations("logkeep convert", streams, new FileConfigReader(), frontEnds)
          .load(Optional.of(file), Optional.ofNullable(dialect))
          .map(loaded ->
              loaded.frontEnd().name().equals(target.get().label())
                  ? wrong(file + " is written in that language already")
                  : convert(loaded, target.get(), frontEnds));
    }

    private int convert(Configurations.Loaded loaded, Dialect target, FrontEnds frontEnds) {
      DiagnosticPrinter printer = DiagnosticPrinter.plain();
      List<Diagnostic> lost =
          loaded.compiled().diagnostics().stream().filter(ConvertCommand::losesLine).toList();
      lost.forEach(d -> streams.err().print(printer.print(d)));
      Optional<Topology> topology = loaded.compiled().topology();
      if (topology.isEmpty()) {
        return 1;
      }
      Printed printed = print(topology.get(), target);
      String text =
          "# Converted from "
              + loaded.text().name().replaceAll("[\\x00-\\x1f\\x7f`]", "?")
              + " ("
              + loaded.frontEnd().name()
              + ") by logkeep convert.\n"
              + printed.text();
      Optional<Compiled> refused = refused(text, target, frontEnds);
      if (refused.isPresent()) {
        streams
            .err()
            .println(
                "logkeep convert: the result would be refused, which is a fault of this program:");
        streams.err().print(printer.print(refused.get().diagnostics()));
        return BUG;
      }
      printed.unsaid().forEach(d -> streams.err().print(printer.print(d)));
      streams.out().writeBytes(SourceText.bytes(text));
      boolean all =
          printed.unsaid().stream().noneMatch(d -> d.level() == Diagnostic.Level.WARNING)
              && lost.isEmpty();
      return all ? 0 : UNSAID;
    }

    private static Printed print(Topology topology, Dialect target) {
      return switch (target) {
        case SYSLOG_NG -> SyslogNgPrinter.print(topology);
        case SYSLOGD -> SysklogdPrinter.print(topology);
        case METALOG -> MetalogPrinter.print(topology);
      };
    }

    /** Nothing is handed out that its own reader would not take. */
    private static Optional<Compiled> refused(String text, Dialect target, FrontEnds frontEnds) {
      FrontEnd reader = frontEnds.make(target, SourceText.of("(result)", text));
      Compiled compiled = reader.compile(new FileConfigReader(), SourceText.of("(result)", text));
      return compiled.topology().isEmpty() ? Optional.of(compiled) : Optional.empty();
    }
  }
}
