package org.logkeep.record.parse;

/**
 * How {@code <PRI>} is read.
 *
 * @param maxDigits more digits than this are unreadable
 * @param minValue a smaller value is unreadable
 * @param maxValue a larger value is unreadable, after the mask was applied
 * @param mask the bits that are kept of the number
 * @param emptyIsZero {@code <>} means 0; otherwise it is unreadable
 * @param mayEndOpen a record that ends behind the digits needs no closing bracket
 * @param ifMissing what becomes of a record that does not begin with an angle bracket
 * @param ifInvalid what becomes of a record whose brackets hold something unreadable
 */
public record PriorityRule(
    int maxDigits,
    int minValue,
    int maxValue,
    int mask,
    boolean emptyIsZero,
    boolean mayEndOpen,
    Otherwise ifMissing,
    Otherwise ifInvalid) {}
