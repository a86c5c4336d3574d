package org.logkeep.engine;

import org.logkeep.record.Severity;

/**
 * Where the daemon says what it does and what went wrong; the internal source makes records of it.
 *
 * <p>May be called by any thread. The same trouble is said once a period with a count, so that a
 * storm of errors does not become a storm of records.
 */
public interface Journal {
  /** Says something. */
  void say(Severity severity, String text);

  /**
   * Says that something goes wrong, unless the same was said within the last period; then it is
   * only counted.
   *
   * @param key what makes it the same: component and kind of trouble
   */
  void trouble(String key, Severity severity, String text);

  /** The trouble with this key is over; said once, with how often it happened. */
  void recovered(String key, String text);

  /** Tells of something, in the daemon's own {@link Wording}. */
  void tell(Occurrence occurrence);

  /** As {@link #trouble(String, Severity, String)}, in the daemon's own {@link Wording}. */
  void trouble(String key, Occurrence occurrence);

  /** As {@link #recovered(String, String)}, in the daemon's own {@link Wording}. */
  void recovered(String key, Occurrence occurrence);

  /** Somebody asked for a new attempt: trouble with this key is said again if it comes again. */
  void forget(String key);
}
