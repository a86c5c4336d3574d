package org.logkeep.match;

/**
 * A pattern that could not be read, and was left out alone.
 *
 * @param index its place in the list given to {@link PatternDatabase#compile}
 * @param id its id
 * @param offset the byte of its text where the trouble is, from 0; the length of the text when
 *     something is missing at the end
 * @param message what is wrong there, without a full stop
 */
public record PatternProblem(int index, int id, int offset, String message) {}
