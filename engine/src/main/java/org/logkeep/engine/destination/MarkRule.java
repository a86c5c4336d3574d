package org.logkeep.engine.destination;

import java.time.Duration;
import java.util.Optional;
import org.logkeep.topology.option.Options;

/**
 * When a destination gets marks.
 *
 * @param mode what starts the time anew
 * @param interval how long
 * @param program the program that marks are filed under; none as syslog-ng does, {@code syslogd} as
 *     sysklogd does
 * @param looks whether it is only looked at at certain moments, as sysklogd does, and a destination
 *     that was never written to gets a mark at the first of them
 */
record MarkRule(Mode mode, Duration interval, Optional<String> program, boolean looks) {
  /** What starts the time anew. */
  enum Mode {
    /** There are no marks. */
    NONE,
    /** A record at this destination. */
    IDLE_HERE,
    /** A record at any destination. */
    IDLE_ANY,
    /** Nothing: marks come at regular times. */
    ALWAYS
  }

  static MarkRule of(Options options) {
    Mode mode =
        switch (options.get(CommonOptions.MARK_MODE)) {
          case "idle-here" -> Mode.IDLE_HERE;
          case "idle-any" -> Mode.IDLE_ANY;
          case "always" -> Mode.ALWAYS;
          default -> Mode.NONE;
        };
    Duration interval = options.get(CommonOptions.MARK_INTERVAL);
    return new MarkRule(
        interval.isZero() ? Mode.NONE : mode,
        interval,
        options.find(CommonOptions.MARK_PROGRAM),
        options.get(CommonOptions.MARK_LOOKS));
  }
}
