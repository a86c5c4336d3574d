package org.logkeep.cli.daemon;

import java.nio.file.Path;
import java.util.Optional;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * What a command line asks the daemon for.
 *
 * @param name what the daemon calls itself on its console
 * @param manners what it says of itself, what signals do, how it ends
 * @param frontEnd reads the configuration
 * @param configuration where the configuration comes from, each time it is read
 * @param pidFile where the process id is written
 * @param controlSocket where requests are taken
 * @param stateDirectory where positions and counters are kept
 * @param runAs whom the daemon becomes once its sockets are open
 * @param background whether it leaves the terminal; the start then returns when the daemon is ready
 * @param greeting what is printed once everything runs
 */
public record DaemonRequest(
    String name,
    Manners manners,
    FrontEnd frontEnd,
    Configuration configuration,
    Optional<String> pidFile,
    Optional<String> controlSocket,
    Path stateDirectory,
    RunAs runAs,
    boolean background,
    Optional<String> greeting) {

  /** Where a configuration comes from. */
  public interface Configuration {
    /** What messages call it. */
    String name();

    /** The main file as it is now; nothing if it cannot be read. */
    Optional<SourceText> read();
  }
}
