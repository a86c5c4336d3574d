package org.logkeep.engine.source;

/** A running source. Called on the reactor's thread only. */
public interface Source {
  /** The name that statistics use. */
  String id();

  /**
   * Opens sockets and files and begins to read.
   *
   * @throws org.logkeep.engine.StartException if it cannot and the configuration does not call it
   *     optional
   */
  void open();

  /** Stops reading for now, since a destination is full; what the kernel holds stays there. */
  void pause();

  /** Reads on. */
  void resume();

  /** Stops reading for good and closes everything. Bytes already received are processed first. */
  void close();
}
