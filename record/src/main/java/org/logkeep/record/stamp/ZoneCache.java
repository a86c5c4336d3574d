package org.logkeep.record.stamp;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * A zone whose offset is asked for again and again: keeps the time between two transitions for
 * which the last answer holds, and answers from it without allocating.
 */
public final class ZoneCache {
  private final ZoneRules rules;

  private int offset;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;

  /** The local times that mean one moment only, and that moment has {@link #offset}. */
  private long localFrom = Long.MAX_VALUE;

  private long localTo = Long.MIN_VALUE;

  /** Makes a cache in front of a zone's rules. */
  public ZoneCache(ZoneRules rules) {
    this.rules = rules;
  }

  /** The rules behind the cache. */
  public ZoneRules rules() {
    return rules;
  }

  /** The offset in seconds east of Greenwich that holds at a moment. */
  public int offsetAt(long epochSecond) {
    if (epochSecond < from || epochSecond >= to) {
      load(epochSecond);
    }
    return offset;
  }

  /**
   * The offset that holds at a local time. A time that a transition repeats has the earlier offset;
   * one that it skips has the offset before, so that it counts on beyond the gap.
   *
   * @param localSecond seconds since 1970-01-01 00:00 of the zone's clocks
   */
  public int offsetAtLocal(long localSecond) {
    if (localSecond < localFrom || localSecond >= localTo) {
      int found = search(localSecond);
      load(localSecond - found);
      return found;
    }
    return offset;
  }

  private int search(long localSecond) {
    LocalDateTime local = LocalDateTime.ofEpochSecond(clamp(localSecond), 0, ZoneOffset.UTC);
    return rules.getOffset(local).getTotalSeconds();
  }

  private void load(long epochSecond) {
    Instant instant = Instant.ofEpochSecond(clamp(epochSecond));
    offset = rules.getOffset(instant).getTotalSeconds();
    ZoneOffsetTransition previous = rules.previousTransition(instant.plusNanos(1));
    ZoneOffsetTransition next = rules.nextTransition(instant);
    from = previous == null ? Long.MIN_VALUE : previous.toEpochSecond();
    to = next == null ? Long.MAX_VALUE : next.toEpochSecond();
    localFrom =
        previous == null
            ? Long.MIN_VALUE
            : from + Math.max(offset, previous.getOffsetBefore().getTotalSeconds());
    localTo = next == null ? Long.MAX_VALUE : to + offset;
  }

  /** Keeps years within what {@code java.time} can express. */
  private static long clamp(long second) {
    return Math.clamp(second, -10_000_000_000_000L, 10_000_000_000_000L);
  }
}
