package org.logkeep.cli.daemon;

import java.nio.file.Path;
import java.util.Optional;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * What a command line asks the daemon for.
 *
 * @param name what the daemon calls itself in its own records
 * @param manner what it says of itself and what signals mean to it
 * @param frontEnd reads the configuration
 * @param configuration where the configuration comes from, each time it is read
 * @param pidFile where the process id is written
 * @param controlSocket where requests are taken
 * @param stateDirectory where positions and counters are kept
 * @param user whom the daemon becomes after everything was opened
 * @param greeting what is printed once everything runs
 */
public record DaemonRequest(
    String name,
    Manner manner,
    FrontEnd frontEnd,
    Configuration configuration,
    Optional<String> pidFile,
    Optional<String> controlSocket,
    Path stateDirectory,
    Optional<String> user,
    Optional<String> greeting) {

  /** Where a configuration comes from. */
  @FunctionalInterface
  public interface Configuration {
    /** The main file as it is now; nothing if it cannot be read. */
    Optional<SourceText> read();
  }
}
