package org.logkeep.cli.daemon;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logkeep.cli.Command;
import org.logkeep.cli.OptionReader;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.dialect.metalog.ScriptLint;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.JsonDiagnosticPrinter;
import org.logkeep.topology.diagnostic.SourceText;
import picocli.CommandLine;

/** {@code logkeep check}: says all that is wrong or doubtful with a configuration. */
public final class CheckCommand implements Command {
  /** Makes the command. */
  public CheckCommand() {}

  @Override
  public int run(List<String> arguments, Streams streams) {
    return OptionReader.run(new Options(streams), arguments, streams);
  }

  /** What {@code --format} takes. */
  enum Format {
    TEXT,
    JSON
  }

  @CommandLine.Command(
      name = "logkeep check",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "Checks a configuration, or a script that metalog runs, and says what is wrong, what is"
              + " doubtful and what to do. Nothing is opened or started.",
      footer = {
        "",
        "Each finding has a code; docs/errors.md explains them all.",
        "",
        "Exit codes: 0 usable, 1 errors, or with --strict warnings, 64 usage.",
        "",
        "Examples:",
        "  logkeep check -f /etc/syslog.conf",
        "  logkeep check --strict --dialect syslog-ng -f my.conf",
        "  logkeep check --dialect script -f /usr/local/sbin/mail_pwd_failures.sh",
        "  logkeep check --format json -f my.conf"
      })
  private static final class Options implements Callable<Integer> {
    private final Streams streams;

    @CommandLine.Option(
        names = {"-f", "--file"},
        paramLabel = "FILE",
        required = true,
        description = "The file to check.")
    private String file = "";

    @CommandLine.Option(
        names = "--dialect",
        paramLabel = "NAME",
        description =
            "The language of the file (syslog-ng, syslogd, metalog), or script; guessed if not"
                + " given.")
    private @Nullable String dialect;

    @CommandLine.Option(
        names = "--format",
        paramLabel = "FORMAT",
        defaultValue = "text",
        description = "text or json, one object a finding (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @CommandLine.Option(names = "--strict", description = "Warnings count as errors.")
    private boolean strict;

    Options(Streams streams) {
      this.streams = streams;
    }

    @Override
    public Integer call() {
      Optional<SourceText> text = new ConfigurationFile(file).read();
      if (text.isEmpty()) {
        streams.err().println("logkeep check: " + file + " cannot be read");
        return 1;
      }
      FileConfigReader reader = new FileConfigReader();
      boolean script =
          dialect == null
              ? ScriptLint.isScript(text.get())
              : String.valueOf(dialect).equals("script");
      if (script) {
        Diagnostics diagnostics = new Diagnostics();
        ScriptLint.check(text.get(), Optional.empty(), diagnostics);
        return show(diagnostics.all());
      }
      return new Configurations("logkeep check", streams, reader, new FrontEnds(System.getenv()))
          .alsoKnowing("script")
          .of(text.get(), Optional.ofNullable(dialect))
          .map(read -> show(read.frontEnd().lint(reader, read.text()).diagnostics()));
    }

    private int show(List<Diagnostic> diagnostics) {
      streams
          .out()
          .print(
              switch (format) {
                case TEXT -> DiagnosticPrinter.plain().print(diagnostics);
                case JSON -> new JsonDiagnosticPrinter().print(diagnostics);
              });
      boolean bad =
          diagnostics.stream()
              .anyMatch(d ->
                  d.level() == Diagnostic.Level.ERROR
                      || (strict && d.level() == Diagnostic.Level.WARNING));
      return bad ? 1 : 0;
    }
  }
}
