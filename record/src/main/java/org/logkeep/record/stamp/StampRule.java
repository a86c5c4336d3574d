package org.logkeep.record.stamp;

import java.util.Set;

/**
 * Which stamps a profile accepts, and how it completes them.
 *
 * @param forms the accepted shapes
 * @param year how a missing year is guessed
 * @param strict a stamp must be followed by a blank and have every number in range, and a BSD stamp
 *     has no fraction but that of the arrival; otherwise any digits are taken and numbers out of
 *     range count on into the next unit
 * @param guessZone choose the zone of a stamp without one so that it comes nearest to the arrival,
 *     in steps of 15 minutes
 */
public record StampRule(Set<StampForm> forms, YearRule year, boolean strict, boolean guessZone) {
  public StampRule {
    forms = Set.copyOf(forms);
  }
}
