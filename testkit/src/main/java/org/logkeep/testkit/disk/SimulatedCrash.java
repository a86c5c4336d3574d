package org.logkeep.testkit.disk;

/**
 * The simulated process ends here. An error, so that no code under test takes it for something it
 * can handle.
 */
public final class SimulatedCrash extends Error {

  private static final long serialVersionUID = 1L;

  /** Ends the process. */
  public SimulatedCrash(String where) {
    super(where);
  }
}
