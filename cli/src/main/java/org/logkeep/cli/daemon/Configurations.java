package org.logkeep.cli.daemon;

import java.nio.file.Path;
import java.util.Optional;
import org.logkeep.cli.Command;
import org.logkeep.cli.OptionReader;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * Finds, reads and compiles the configuration that a command line names; what goes wrong is said to
 * standard error.
 */
public final class Configurations {
  private final String command;
  private final Command.Streams streams;
  private final ConfigReader reader;
  private final FrontEnds frontEnds;

  /**
   * For one command.
   *
   * @param command what messages begin with
   */
  public Configurations(
      String command, Command.Streams streams, ConfigReader reader, FrontEnds frontEnds) {
    this.command = command;
    this.streams = streams;
    this.reader = reader;
    this.frontEnds = frontEnds;
  }

  /** A configuration and what became of it. */
  public record Loaded(SourceText text, FrontEnd frontEnd, Compiled compiled) {}

  /** What a command line led to: a configuration, or an exit code. */
  public sealed interface Outcome {
    /** It was read and compiled, perhaps with errors. */
    record Found(Loaded loaded) implements Outcome {}

    /** It was not; the reason was said. */
    record Failed(int exitCode) implements Outcome {}
  }

  /**
   * Loads a configuration.
   *
   * @param file its path; the built-in defaults below {@code var/} if empty
   * @param dialect its language; told from the file if empty
   */
  public Outcome load(Optional<String> file, Optional<String> dialect) {
    Optional<SourceText> text =
        file.isPresent()
            ? RunCommand.fromFile(file.get()).read()
            : new EmbeddedConfiguration(Path.of("var").toAbsolutePath()).read();
    if (text.isEmpty()) {
      streams.err().println(command + ": " + file.orElse("") + " cannot be read");
      return new Outcome.Failed(1);
    }
    Optional<String> language =
        dialect.isEmpty() && file.isEmpty() ? Optional.of("syslog-ng") : dialect;
    Optional<FrontEnd> frontEnd = frontEnds.find(language, text.get());
    if (frontEnd.isEmpty()) {
      streams
          .err()
          .println(
              command
                  + ": there is no dialect '"
                  + dialect.orElse("")
                  + "'; known: syslog-ng, syslogd, metalog");
      return new Outcome.Failed(OptionReader.USAGE);
    }
    return new Outcome.Found(
        new Loaded(text.get(), frontEnd.get(), frontEnd.get().compile(reader, text.get())));
  }
}
