package org.logkeep.match;

/**
 * What inline settings such as {@code (?i)} change until the end of their group (pcre2pattern(3),
 * "Internal option setting").
 *
 * @param extended blanks and remarks between the parts of a pattern mean nothing
 * @param extendedClass blanks within brackets mean nothing either
 * @param ungreedy quantifiers take as little as they can, unless a {@code ?} follows
 * @param noCapture plain parentheses only group
 */
record PcreSettings(
    boolean ignoreCase,
    boolean multiline,
    boolean dotAll,
    boolean extended,
    boolean extendedClass,
    boolean ungreedy,
    boolean noCapture) {

  /** Those that hold at the start of a pattern. */
  static PcreSettings initial(boolean ignoreCase) {
    return new PcreSettings(ignoreCase, false, false, false, false, false, false);
  }

  /** These with one changed; its letter is that of the syntax, or {@code X} for {@code xx}. */
  PcreSettings with(char letter, boolean on) {
    return new PcreSettings(
        letter == 'i' ? on : ignoreCase,
        letter == 'm' ? on : multiline,
        letter == 's' ? on : dotAll,
        letter == 'x' ? on : extended,
        letter == 'X' ? on : extendedClass,
        letter == 'U' ? on : ungreedy,
        letter == 'n' ? on : noCapture);
  }

  /** What {@code (?^)} leaves: all but greed is unset. */
  PcreSettings unset() {
    return new PcreSettings(false, false, false, false, false, ungreedy, false);
  }
}
