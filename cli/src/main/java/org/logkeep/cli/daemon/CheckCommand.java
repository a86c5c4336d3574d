package org.logkeep.cli.daemon;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logkeep.cli.Command;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.diagnostic.SourceText;
import picocli.CommandLine;

/** {@code logkeep check}: says all that is wrong or doubtful with a configuration. */
public final class CheckCommand implements Command {
  /** Makes the command. */
  public CheckCommand() {}

  @Override
  public int run(List<String> arguments, Streams streams) {
    return new CommandLine(new Options(streams))
        .setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
        .execute(arguments.toArray(new String[0]));
  }

  @CommandLine.Command(
      name = "logkeep check",
      mixinStandardHelpOptions = true,
      description = "Checks a configuration and explains what it finds.",
      footer = {
        "",
        "Exit codes: 0 usable, 1 errors, or with --strict warnings.",
        "",
        "Examples:",
        "  logkeep check -f /etc/syslog.conf",
        "  logkeep check --strict --dialect syslog-ng -f my.conf"
      })
  private static final class Options implements Callable<Integer> {
    private final Streams streams;

    @CommandLine.Option(
        names = {"-f", "--file"},
        paramLabel = "FILE",
        required = true,
        description = "The configuration file.")
    private String file = "";

    @CommandLine.Option(
        names = "--dialect",
        paramLabel = "NAME",
        description =
            "The language of the file (syslog-ng, syslogd, metalog); guessed if not given.")
    private @Nullable String dialect;

    @CommandLine.Option(names = "--strict", description = "Warnings count as errors.")
    private boolean strict;

    Options(Streams streams) {
      this.streams = streams;
    }

    @Override
    public Integer call() {
      Optional<SourceText> text = RunCommand.fromFile(file).read();
      if (text.isEmpty()) {
        streams.err().println("logkeep check: " + file + " cannot be read");
        return 1;
      }
      Optional<FrontEnd> frontEnd =
          new FrontEnds(System.getenv()).find(Optional.ofNullable(dialect), text.get());
      if (frontEnd.isEmpty()) {
        streams
            .err()
            .println(
                "logkeep check: there is no dialect '"
                    + dialect
                    + "'; known: syslog-ng, syslogd, metalog");
        return 64;
      }
      Compiled compiled = frontEnd.get().compile(new FileConfigReader(), text.get());
      streams.out().print(DiagnosticPrinter.plain().print(compiled.diagnostics()));
      boolean bad =
          compiled.diagnostics().stream()
              .anyMatch(d ->
                  d.level() == Diagnostic.Level.ERROR
                      || (strict && d.level() == Diagnostic.Level.WARNING));
      return bad ? 1 : 0;
    }
  }
}
