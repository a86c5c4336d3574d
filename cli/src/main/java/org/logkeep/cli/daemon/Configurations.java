package org.logkeep.cli.daemon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
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
  private final List<String> known = new ArrayList<>(List.of("syslog-ng", "syslogd", "metalog"));

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

  /** Names a language that the command takes beside those of configurations. */
  Configurations alsoKnowing(String language) {
    known.add(language);
    return this;
  }

  /** A configuration, and the front-end of the language that it is written in. */
  public record Read(SourceText text, FrontEnd frontEnd) {}

  /** A configuration and what became of it. */
  public record Loaded(SourceText text, FrontEnd frontEnd, Compiled compiled) {}

  /**
   * What a command line led to.
   *
   * @param <T> what is found if all is well
   */
  public sealed interface Outcome<T> {
    /** It was found. */
    record Found<T>(T value) implements Outcome<T> {}

    /** It was not; the reason was said. */
    record Failed<T>(int exitCode) implements Outcome<T> {}

    /** Goes on with what was found, to an exit code. */
    default int map(ToIntFunction<T> next) {
      return switch (this) {
        case Found<T>(T value) -> next.applyAsInt(value);
        case Failed<T>(int exitCode) -> exitCode;
      };
    }
  }

  /**
   * Loads a configuration.
   *
   * @param file its path; the built-in defaults below {@code var/} if empty
   * @param dialect its language; told from the file if empty
   */
  public Outcome<Loaded> load(Optional<String> file, Optional<String> dialect) {
    DaemonRequest.Configuration configuration =
        file.isPresent()
            ? new ConfigurationFile(file.get())
            : new EmbeddedConfiguration(Path.of("var").toAbsolutePath());
    Optional<String> language =
        dialect.isEmpty() && file.isEmpty() ? Optional.of("syslog-ng") : dialect;
    return switch (read(configuration, language)) {
      case Outcome.Failed<Read>(int exitCode) -> new Outcome.Failed<>(exitCode);
      case Outcome.Found<Read>(Read(SourceText text, FrontEnd frontEnd)) ->
          new Outcome.Found<>(new Loaded(text, frontEnd, frontEnd.compile(reader, text)));
    };
  }

  /**
   * Reads a configuration without compiling it.
   *
   * @param dialect its language; told from the text if empty
   */
  Outcome<Read> read(DaemonRequest.Configuration configuration, Optional<String> dialect) {
    Optional<SourceText> text = configuration.read();
    if (text.isEmpty()) {
      streams.err().println(command + ": " + configuration.name() + " cannot be read");
      return new Outcome.Failed<>(1);
    }
    return of(text.get(), dialect);
  }

  /** Finds the language of a configuration that was read. */
  Outcome<Read> of(SourceText text, Optional<String> dialect) {
    Optional<FrontEnd> frontEnd = frontEnds.find(dialect, text);
    if (frontEnd.isEmpty()) {
      streams
          .err()
          .println(
              command
                  + ": there is no dialect '"
                  + dialect.orElse("")
                  + "'; known: "
                  + String.join(", ", known));
      return new Outcome.Failed<>(OptionReader.USAGE);
    }
    return new Outcome.Found<>(new Read(text, frontEnd.get()));
  }
}
