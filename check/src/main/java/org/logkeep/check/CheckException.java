package org.logkeep.check;

/**
 * Why a check cannot go on; its text is what stands behind {@code Error: } and in the mail about
 * it.
 */
public final class CheckException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A reason as a sentence without a full stop. */
  public CheckException(String message) {
    super(message);
  }
}
