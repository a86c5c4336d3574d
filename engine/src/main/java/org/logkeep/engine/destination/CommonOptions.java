package org.logkeep.engine.destination;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.logkeep.engine.Engine;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** The options that all destinations take. */
final class CommonOptions {
  static final Option<Template> TEMPLATE =
      Option.template("template", "The bytes of a record, line end included.").mandatory();
  static final Option<Long> QUEUE_RECORDS =
      Option.number("queue-records", "Records that may wait.", 1, Integer.MAX_VALUE)
          .withDefault(10_000L);
  static final Option<Long> QUEUE_BYTES =
      Option.size("queue-bytes", "Bytes that may wait.", 1, 1L << 40).withDefault(64L << 20);
  static final Option<String> WHEN_FULL =
      Option.word(
              "when-full",
              "What happens when as much waits as may: sources are held back, or the newest"
                  + " records are dropped and counted.",
              "hold",
              "drop")
          .withDefault("drop");
  static final Option<Use> REPEATS =
      Option.plain(
          "repeats",
          Use.class,
          "way of holding back repeats",
          "How equal records in a row are held back; none if not given.");
  static final Option<String> MARK_MODE =
      Option.word(
              "mark-mode",
              "When a mark is written: never; after silence of this destination; after silence of"
                  + " all destinations; always after the interval.",
              "none",
              "idle-here",
              "idle-any",
              "always")
          .withDefault("none");
  static final Option<Duration> MARK_INTERVAL =
      Option.duration("mark-interval", "Time between marks, or of silence before one.")
          .withDefault(Duration.ofMinutes(20));
  static final Option<String> MARK_PROGRAM =
      Option.text(
          "mark-program",
          "Program that marks are filed under, with the daemon's pid; none if not" + " given.");
  static final Option<Boolean> MARK_LOOKS =
      Option.flag(
              "mark-looks",
              "Silence is only looked at every 30 seconds from the start on, as sysklogd does; a"
                  + " destination that was never written to gets a mark at once.")
          .withDefault(false);
  static final Option<Long> THROTTLE =
      Option.number("throttle", "Records that are written a second; 0 for no limit.", 0, 1L << 30)
          .withDefault(0L);
  static final Option<Long> PAD_SIZE =
      Option.size(
              "pad-size", "Length to which records are filled up with NUL; 0 for none.", 0, 1 << 24)
          .withDefault(0L);
  static final Option<Long> TRUNCATE_SIZE =
      Option.size("truncate-size", "Length to which records are cut; 0 for none.", 0, 1 << 24)
          .withDefault(0L);
  static final Option<Duration> LIMIT_EVERY =
      Option.duration(
          "limit-every",
          "One record per such time is taken on average, others are dropped and counted; no limit"
              + " if not given.");
  static final Option<Long> LIMIT_BURST =
      Option.number("limit-burst", "Records that may come at once within that limit.", 1, 1L << 30)
          .withDefault(1L);
  static final Option<Duration> REOPEN_AFTER =
      Option.duration("reopen-after", "Pause after trouble before the next try.")
          .withDefault(Duration.ofSeconds(60));

  private static final List<Option<?>> ALL =
      List.of(
          TEMPLATE,
          QUEUE_RECORDS,
          QUEUE_BYTES,
          WHEN_FULL,
          REPEATS,
          MARK_MODE,
          MARK_INTERVAL,
          MARK_PROGRAM,
          MARK_LOOKS,
          THROTTLE,
          PAD_SIZE,
          TRUNCATE_SIZE,
          LIMIT_EVERY,
          LIMIT_BURST,
          REOPEN_AFTER,
          Engine.SEQUENCE);

  private CommonOptions() {}

  /** All of these, and some that only one kind takes. */
  static List<Option<?>> and(Option<?>... own) {
    List<Option<?>> all = new ArrayList<>(ALL);
    all.addAll(List.of(own));
    return all;
  }

  /** As {@link #and}, for kinds without a template of their own. */
  static List<Option<?>> withoutTemplate(Option<?>... own) {
    List<Option<?>> all = and(own);
    all.removeIf(option -> option.name().equals(TEMPLATE.name()));
    return all;
  }
}
