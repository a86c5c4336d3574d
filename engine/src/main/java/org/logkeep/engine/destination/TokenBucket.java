package org.logkeep.engine.destination;

/**
 * How many records may go now: so many a second, with a bucket that holds one second's worth.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Token_bucket">Token bucket</a>
 */
final class TokenBucket {
  private static final double SECOND = 1e9;

  private final double perNano;
  private final double capacity;
  private double tokens;
  private long lastFilled;

  /**
   * Makes a full bucket.
   *
   * @param perSecond tokens that come in a second, more than 0
   * @param capacity tokens that it holds at most
   * @param nanos now
   */
  TokenBucket(double perSecond, double capacity, long nanos) {
    this.perNano = perSecond / SECOND;
    this.capacity = Math.max(1, capacity);
    this.tokens = this.capacity;
    this.lastFilled = nanos;
  }

  /** Whole tokens that are there. */
  long available(long nanos) {
    tokens = Math.min(capacity, tokens + (nanos - lastFilled) * perNano);
    lastFilled = nanos;
    return (long) tokens;
  }

  /** Takes tokens that are there. */
  void take(long count) {
    tokens -= count;
  }

  /** Nanoseconds until there is a whole token. */
  long nanosToNext() {
    return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perNano);
  }
}
