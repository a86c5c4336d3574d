package org.logkeep.engine.source;

/** A running source. Called on the reactor's thread only. */
public interface Source {
  /** The name that statistics use. */
  String id();

  /**
   * Whether opening may need privileges that the daemon gives up after its start. Such a source is
   * opened before all else and reads nothing before the loop runs; the others are opened last, and
   * tell of trouble and try again rather than fail.
   */
  default boolean bindsFirst() {
    return false;
  }

  /**
   * Opens sockets and files and begins to read.
   *
   * @throws org.logkeep.engine.StartException if it cannot and the configuration does not call it
   *     optional
   */
  void open();

  /**
   * Does once, without effect, what will be done with a record, so that the first one is taken as
   * quickly as those after it: it would find code that was never run.
   */
  default void rehearse() {}

  /** Stops reading for now, since a destination is full; what the kernel holds stays there. */
  void pause();

  /** Reads on. */
  void resume();

  /** Stops reading for good and closes everything. Bytes already received are processed first. */
  void close();
}
