package org.logkeep.engine;

import org.logkeep.topology.diagnostic.Diagnostic;

/** The daemon cannot start, or a new configuration cannot be taken over; says why. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;

  /** Makes one. */
  public StartException(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  /** What to show. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
