package org.logkeep.cli.daemon;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The options that say which configuration a command works on, where it may be the built-in one.
 */
public final class ConfigurationChoice {
  @CommandLine.Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The configuration file; the built-in defaults if not given.")
  private @Nullable String file;

  @CommandLine.Option(
      names = "--dialect",
      paramLabel = "NAME",
      description = "The language of the file (syslog-ng, syslogd, metalog); guessed if not given.")
  private @Nullable String dialect;

  /** Filled from a command line. */
  public ConfigurationChoice() {}

  /** The path of the file; empty for the built-in defaults. */
  public Optional<String> file() {
    return Optional.ofNullable(file);
  }

  /** The language of the file; empty if it is to be guessed. */
  public Optional<String> dialect() {
    return Optional.ofNullable(dialect);
  }
}
