package org.logkeep.match.hyperscan;

/** The library cannot be used, or has refused a call; the caller goes on without it. */
public final class HyperscanException extends Exception {
  private static final long serialVersionUID = 1;

  /** An exception with the reason, without a final stop. */
  public HyperscanException(String reason) {
    super(reason);
  }
}
