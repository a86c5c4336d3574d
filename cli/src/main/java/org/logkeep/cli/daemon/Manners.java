package org.logkeep.cli.daemon;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.Changes;
import org.logkeep.engine.Wording;
import org.logkeep.linux.Signals;
import org.logkeep.record.Severity;
import org.logkeep.topology.diagnostic.Diagnostic;

/**
 * How a daemon behaves towards whoever runs it: what it says of itself in the log, what signals do,
 * with which code it ends. The programs whose places are taken differ in this, and in nothing else
 * that concerns the process.
 */
public interface Manners {
  /** Something that the daemon says in its log. */
  record Line(Severity severity, String text) {}

  /** What a signal does. */
  enum Action {
    /** Reads the configuration again. */
    RELOAD,
    /** Closes and opens all files. */
    REOPEN,
    /** Rotates all files that are rotated at all. */
    ROTATE,
    /** Writes what was gathered, and from then on each line at once. */
    WRITE_THROUGH,
    /** From now on lines are gathered before they are written. */
    GATHER,
    /** Ends the daemon. */
    STOP,
    /** Nothing. */
    NOTHING
  }

  /** The words for what happens to the engine. */
  default Wording wording() {
    return Wording.plain();
  }

  /** What a signal does. */
  Action action(Signals.Kind signal);

  /** What is said of a signal, before it does anything. */
  List<Line> caught(Signals.Kind signal);

  /** What is said once everything runs. */
  List<Line> started();

  /**
   * What is said of a configuration that was read again and is about to run; it still goes where
   * records went before.
   */
  default List<Line> understood(List<Diagnostic> diagnostics) {
    return List.of();
  }

  /** Whether the pid file is touched after a reload, so that others can see when it is done. */
  default boolean touchesPidFile() {
    return false;
  }

  /** What is said when a new configuration runs. */
  List<Line> reloaded(Changes changes);

  /**
   * What is said when the end comes.
   *
   * @param signal what brought it; empty for a request over the control socket
   */
  List<Line> stopping(Optional<Signals.Kind> signal);

  /** Whether files that follow the daemon's switch gather lines from the start. */
  boolean gathersFromStart();

  /** The code with which the process ends if it cannot start with a sound configuration. */
  int failedStartCode();

  /** The code with which the process ends after it was told to. */
  int exitCode();
}
