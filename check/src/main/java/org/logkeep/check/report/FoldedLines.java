package org.logkeep.check.report;

/**
 * Lines of one pattern.
 *
 * @param pattern what they have in common, with {@code <*>} where they differ
 * @param count how many
 * @param first stamp of the first, as written there
 * @param last stamp of the last
 * @param example one of them
 * @param fresh true when no earlier report had this pattern
 */
public record FoldedLines(
    String pattern, long count, String first, String last, String example, boolean fresh) {}
