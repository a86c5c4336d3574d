package org.logkeep.linux;

/** A composed operation on the system failed; says at which step, on what, and why. */
public final class SysException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int errno;

  /**
   * Tells of a failure.
   *
   * @param step what was tried, on what: {@code bind /dev/log}
   * @param result the error number, or the negative result of the call
   */
  public SysException(String step, long result) {
    super(step + ": " + Errno.message(result));
    this.errno = (int) Math.abs(result);
  }

  /** The error number, positive; see {@link Errno}. */
  public int errno() {
    return errno;
  }

  /** Passes a result of at least zero on, and throws for an error number. */
  public static int check(String step, int result) throws SysException {
    if (result < 0) {
      throw new SysException(step, result);
    }
    return result;
  }
}
