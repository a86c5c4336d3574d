package org.logkeep.engine.destination;

import java.time.Duration;
import java.util.Optional;
import org.logkeep.engine.destination.DestinationComponent.Templates;
import org.logkeep.engine.format.Formatter;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;

/**
 * What the options that all destinations take mean for one of them.
 *
 * @param formatter makes the bytes of a record
 * @param limits how much may wait
 * @param repeats how repeats are held back
 * @param marks when marks are written
 * @param limit how many are taken at all
 * @param throttle records a second, 0 for no limit
 * @param reopenAfter pause after trouble
 */
record OutputSettings(
    Formatter formatter,
    QueueLimits limits,
    Optional<RepeatRule> repeats,
    MarkRule marks,
    Optional<RateLimit> limit,
    long throttle,
    Duration reopenAfter) {

  /** Reads the options of a use; those with faults were refused by the planner. */
  static OutputSettings of(Use use, Templates templates) {
    return of(use, templates.compile(use.options().get(CommonOptions.TEMPLATE)));
  }

  /** As {@link #of(Use, Templates)}, for kinds that make the bytes of a record in another way. */
  static OutputSettings of(Use use, Formatter formatter) {
    Options options = use.options();
    return new OutputSettings(
        formatter,
        new QueueLimits(
            options.get(CommonOptions.QUEUE_RECORDS),
            options.get(CommonOptions.QUEUE_BYTES),
            options.get(CommonOptions.WHEN_FULL).equals("hold")),
        options.find(CommonOptions.REPEATS).map(RepeatRule::of),
        MarkRule.of(options),
        options
            .find(CommonOptions.LIMIT_EVERY)
            .filter(every -> !every.isZero())
            .map(every -> new RateLimit(every, options.get(CommonOptions.LIMIT_BURST))),
        options.get(CommonOptions.THROTTLE),
        options.get(CommonOptions.REOPEN_AFTER));
  }

  /**
   * How many records are taken.
   *
   * @param every one in this time on average
   * @param burst so many at once
   */
  record RateLimit(Duration every, long burst) {
    TokenBucket bucket(long nanos) {
      return new TokenBucket(1e9 / every.toNanos(), burst, nanos);
    }
  }

  /** A bucket for the records that may be written now, if there is a limit. */
  Optional<TokenBucket> throttleBucket(long nanos) {
    return throttle == 0
        ? Optional.empty()
        : Optional.of(new TokenBucket(throttle, throttle, nanos));
  }

  /** The pause after trouble. */
  long reopenNanos() {
    return reopenAfter.toNanos();
  }
}
