package org.logkeep.engine.format.stamp;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Offsets of a zone. The stretch between two transitions that was asked for last is remembered, so
 * that asking allocates nothing but when it is left.
 */
public final class ZoneOffsets {
  private final ZoneRules rules;
  private long validFrom = Long.MAX_VALUE;
  private long validUntil = Long.MIN_VALUE;
  private int offset;

  /** Makes the offsets of a zone. */
  public ZoneOffsets(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Seconds east of Greenwich at a moment, given in seconds since the epoch. */
  public int at(long epochSecond) {
    if (epochSecond < validFrom || epochSecond >= validUntil) {
      look(epochSecond);
    }
    return offset;
  }

  private void look(long epochSecond) {
    Instant instant =
        Instant.ofEpochSecond(
            Math.clamp(epochSecond, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()));
    offset = rules.getOffset(instant).getTotalSeconds();
    if (rules.isFixedOffset()) {
      validFrom = Long.MIN_VALUE;
      validUntil = Long.MAX_VALUE;
      return;
    }
    ZoneOffsetTransition next = rules.nextTransition(instant);
    validUntil = next == null ? Long.MAX_VALUE : next.toEpochSecond();
    validFrom = epochSecond;
  }
}
