package org.logkeep.match;

/**
 * A pattern cannot be read; carries the offset in its text. Thrown by {@link
 * CompiledPattern#compile}.
 */
public final class PatternException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;

  PatternException(int offset, String message) {
    super(message, null, false, false);
    this.offset = offset;
  }

  /** The byte of the pattern's text where the trouble is. */
  public int offset() {
    return offset;
  }

  /** What is wrong there. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
