package org.logkeep.engine.destination;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;

/**
 * Lets no more than so many records a second out of a queue. When none may go at the moment, it
 * asks for more writing as soon as the next one may. Confined to the loop's thread.
 */
final class Throttle implements AutoCloseable {
  private final Optional<TokenBucket> bucket;
  private final Loop loop;
  private final Runnable goOn;
  private Loop.@Nullable Watch timer;

  /**
   * Makes one.
   *
   * @param goOn writes what may be written then
   */
  Throttle(OutputSettings settings, Loop loop, Runnable goOn) {
    this.bucket = settings.throttleBucket(loop.nanos());
    this.loop = loop;
    this.goOn = goOn;
  }

  /** How many records may be written now; if none, writing goes on by itself later. */
  long allowance() {
    if (bucket.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long allowed = bucket.get().available(loop.nanos());
    if (allowed < 1 && timer == null) {
      timer = loop.after(bucket.get().nanosToNext(), this::due);
    }
    return allowed;
  }

  /** Records were written. */
  void used(long records) {
    bucket.ifPresent(tokens -> tokens.take(records));
  }

  private void due() {
    timer = null;
    goOn.run();
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.close();
      timer = null;
    }
  }
}
