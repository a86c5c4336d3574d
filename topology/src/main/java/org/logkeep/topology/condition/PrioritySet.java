package org.logkeep.topology.condition;

import java.util.Arrays;

/**
 * A set of priorities: for each facility, which severities.
 *
 * <p>Facilities above 23, which a sender may claim, belong to the set only if {@link #beyond} does.
 */
public final class PrioritySet {
  /**
   * The facilities a set speaks of singly; index 24 stands for everything beyond, and for
   * sysklogd's mark.
   */
  public static final int FACILITIES = 25;

  private static final int ALL_SEVERITIES = 0xff;

  /** Every priority. */
  public static final PrioritySet ALL = filled(ALL_SEVERITIES);

  /** No priority. */
  public static final PrioritySet NONE = filled(0);

  private final int[] severities;

  private PrioritySet(int[] severities) {
    this.severities = severities;
  }

  private static PrioritySet filled(int mask) {
    int[] all = new int[FACILITIES];
    Arrays.fill(all, mask);
    return new PrioritySet(all);
  }

  /**
   * A set from one bit mask for each facility.
   *
   * @param masks up to 25 masks; bit n stands for severity n; missing ones are empty
   */
  public static PrioritySet of(int... masks) {
    int[] all = Arrays.copyOf(masks, FACILITIES);
    for (int i = 0; i < all.length; i++) {
      all[i] &= ALL_SEVERITIES;
    }
    return new PrioritySet(all);
  }

  /** All severities of one facility. */
  public static PrioritySet facility(int code) {
    int[] all = new int[FACILITIES];
    all[Math.min(code, FACILITIES - 1)] = ALL_SEVERITIES;
    return new PrioritySet(all);
  }

  /** These severities (bit n stands for severity n) of every facility. */
  public static PrioritySet severities(int mask) {
    return filled(mask & ALL_SEVERITIES);
  }

  /** The severities of a facility as a bit mask. */
  public int mask(int facility) {
    return severities[Math.min(facility, FACILITIES - 1)];
  }

  /** Whether a priority belongs to the set. */
  public boolean contains(int priority) {
    int facility = priority >>> 3;
    return (severities[Math.min(facility, FACILITIES - 1)] >>> (priority & 7) & 1) != 0;
  }

  /** Whether facilities above 23 belong to the set, at severity 0 at least. */
  public boolean beyond() {
    return severities[FACILITIES - 1] != 0;
  }

  /** What belongs to this set or to the other. */
  public PrioritySet or(PrioritySet other) {
    int[] all = severities.clone();
    for (int i = 0; i < all.length; i++) {
      all[i] |= other.severities[i];
    }
    return new PrioritySet(all);
  }

  /** What belongs to both sets. */
  public PrioritySet and(PrioritySet other) {
    int[] all = severities.clone();
    for (int i = 0; i < all.length; i++) {
      all[i] &= other.severities[i];
    }
    return new PrioritySet(all);
  }

  /** What does not belong to this set. */
  public PrioritySet not() {
    int[] all = severities.clone();
    for (int i = 0; i < all.length; i++) {
      all[i] = ~all[i] & ALL_SEVERITIES;
    }
    return new PrioritySet(all);
  }

  /** Whether none of the priorities 0 to 191 belongs to the set. */
  public boolean isEmpty() {
    for (int i = 0; i < FACILITIES - 1; i++) {
      if (severities[i] != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrioritySet that && Arrays.equals(severities, that.severities);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(severities);
  }

  @Override
  public String toString() {
    return "PrioritySet" + Arrays.toString(severities);
  }
}
