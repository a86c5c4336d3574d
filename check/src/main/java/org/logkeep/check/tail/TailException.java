package org.logkeep.check.tail;

/** A log that cannot be followed, with the exit status that logtail reports for the reason. */
public final class TailException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, as the numbers of {@code sysexits.h} that logtail uses. */
  public enum Reason {
    /** stat of the log or of a rotated file failed (65). */
    DATA(65),
    /** No log given, not a plain file, or it cannot be opened (66). */
    NO_INPUT(66),
    /** The offset file cannot be written (73). */
    CANNOT_CREATE(73);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    /** Exit status of a process that ends for this reason. */
    public int status() {
      return status;
    }
  }

  private final Reason reason;

  /** A reason and its text, a whole sentence. */
  public TailException(Reason reason, String text) {
    super(text);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
