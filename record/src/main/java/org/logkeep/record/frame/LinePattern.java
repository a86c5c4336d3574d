package org.logkeep.record.frame;

/** A search in the bytes of one line; the pattern behind it belongs to the caller. */
@FunctionalInterface
public interface LinePattern {
  /** What {@link #find} gives where nothing matches. */
  long NOT_FOUND = -1;

  /** A pattern that is never found. */
  LinePattern NEVER = (data, from, to) -> NOT_FOUND;

  /**
   * Searches in {@code [from, to)}.
   *
   * @return {@link #match} of the first place found, or {@link #NOT_FOUND}
   */
  long find(byte[] data, int from, int to);

  /** Packs where a match begins and ends. */
  static long match(int start, int end) {
    return ((long) start << 32) | end;
  }
}
