package org.logkeep.rotate;

/**
 * An age at which a file is rotated, as metalog counts: from its beginning rounded down to a
 * multiple of the age, so that a file of a day ends at midnight UTC.
 *
 * @param seconds at least 1
 */
public record AgeLimit(long seconds) {

  /**
   * Whether a file is due.
   *
   * @param begun epoch second at which it began
   * @param now epoch second
   */
  public boolean isPast(long begun, long now) {
    return now > begun - Math.floorMod(begun, seconds) + seconds;
  }
}
