package org.logkeep.record.parse;

/** What happens to the bytes of a record before its header is read. */
public enum TextRule {
  /** Nothing. */
  AS_IS,
  /**
   * Control characters become {@code ^X}, DEL {@code ^?}, newline a blank, bytes 80 to 9f {@code
   * M-^X}; tab and the other bytes stay (sysklogd).
   */
  CARETS,
  /** As {@link #CARETS}, but sound UTF-8 sequences stay whole (sysklogd -8). */
  CARETS_KEEPING_UTF8,
  /**
   * Control characters, DEL and bytes 80 to 9f become an underscore; as the very last byte they are
   * taken off (metalog).
   */
  UNDERSCORES,
  /** As {@link #UNDERSCORES}, but all bytes from 80 on stay (metalog with Unicode). */
  UNDERSCORES_KEEPING_8BIT
}
