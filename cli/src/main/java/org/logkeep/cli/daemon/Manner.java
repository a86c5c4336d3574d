package org.logkeep.cli.daemon;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.Engine;
import org.logkeep.engine.Journal;
import org.logkeep.engine.Wording;
import org.logkeep.linux.Signals;
import org.logkeep.topology.diagnostic.Diagnostic;

/**
 * How a daemon behaves towards those around it: what it says of itself and what signals mean to it.
 * Each program whose place the daemon takes has manners of its own.
 */
public interface Manner {
  /** What a signal asks for. */
  enum Reaction {
    /** Read the configuration again. */
    RELOAD,
    /** Close and open all files. */
    REOPEN,
    /** Rotate all files that are rotated at all, whatever their size. */
    ROTATE,
    /** End. */
    STOP,
    /** Nothing. */
    IGNORE
  }

  /** The words for what happens to the engine. */
  Wording wording();

  /** What a signal asks for. */
  Reaction reactionTo(Signals.Kind signal);

  /** Everything is open, and records are taken. */
  void started(Journal journal);

  /** The configuration is about to be read again. */
  void reloads(Journal journal);

  /**
   * The configuration was read again and is about to hold; what is said still goes where records
   * went before.
   */
  void understood(Journal journal, List<Diagnostic> diagnostics);

  /** The configuration that was read again holds. */
  void reloaded(Journal journal, Engine.Changes changes);

  /**
   * The daemon is about to end.
   *
   * @param signal the signal that asked for it; none if it was asked in another way
   */
  void ends(Journal journal, Optional<Signals.Kind> signal);

  /** Whether the pid file is touched after a reload, so that others can see when it is done. */
  boolean touchesPidFile();
}
