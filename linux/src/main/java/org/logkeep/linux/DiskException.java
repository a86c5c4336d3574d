package org.logkeep.linux;

/**
 * An operation on names or whole files failed; nothing of it was done unless its description says
 * otherwise.
 */
public final class DiskException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int errno;

  /**
   * Tells of a failure.
   *
   * @param operation what was tried: {@code rename}
   * @param path on what
   * @param result the error number, or the negative result of the call
   */
  public DiskException(String operation, String path, long result) {
    super(operation + " " + path + ": " + Errno.message(result));
    this.errno = (int) Math.abs(result);
  }

  /** The error number, positive; see {@link Errno}. */
  public int errno() {
    return errno;
  }

  /** Whether a name was missing: {@code ENOENT}. */
  public boolean isMissing() {
    return errno == Errno.ENOENT;
  }
}
