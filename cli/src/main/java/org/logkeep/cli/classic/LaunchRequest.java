package org.logkeep.cli.classic;

import java.util.Optional;
import org.logkeep.cli.Command;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * What a command line asks the daemon runner for. Sockets, ports and all else that is received or
 * written is part of the topology that {@link #frontEnd} makes.
 *
 * @param personality whose signals, own lines and exit codes hold
 * @param frontEnd reads the configuration, with the switches of the command line
 * @param configFile path of the configuration
 * @param fallback what holds if that cannot be read; empty if it must be readable
 * @param background whether to leave the terminal; the parent waits for the pid file then
 * @param pidFile where the pid is written; removed at the end
 * @param debug whether signals INT and QUIT end it, as in sysklogd's debug mode
 * @param notice what is said once at the start, if anything is
 * @param buffered whether files begin buffered (metalog {@code -a})
 * @param group a group to join (metalog {@code -g})
 */
public record LaunchRequest(
    Personality personality,
    FrontEnd frontEnd,
    String configFile,
    Optional<SourceText> fallback,
    boolean background,
    String pidFile,
    boolean debug,
    Optional<String> notice,
    boolean buffered,
    Optional<String> group) {

  /** Whose manners the daemon has. */
  public enum Personality {
    /**
     * sysklogd: HUP reads the file again, USR2 rotates, TERM ends with 0, INT, QUIT and USR1 are
     * ignored unless in debug mode.
     */
    SYSLOGD,
    /** metalog: USR1 writes through, USR2 buffers, HUP and all others end with 1. */
    METALOG
  }

  /** Runs what is asked for. */
  @FunctionalInterface
  public interface Runner {
    /** Runs until the end and returns the exit code. */
    int run(LaunchRequest request, Command.Streams streams);
  }
}
