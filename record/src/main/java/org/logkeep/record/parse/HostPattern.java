package org.logkeep.record.parse;

/** A test on the bytes of a host; the pattern behind it belongs to the caller. */
@FunctionalInterface
public interface HostPattern {
  /** A pattern that nothing matches. */
  HostPattern NONE = (data, from, to) -> false;

  /** Whether the bytes {@code [from, to)} match. */
  boolean matches(byte[] data, int from, int to);
}
