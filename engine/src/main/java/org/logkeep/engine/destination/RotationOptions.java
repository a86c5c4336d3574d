package org.logkeep.engine.destination;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.logkeep.engine.destination.DestinationComponent.Templates;
import org.logkeep.engine.format.Formatter;
import org.logkeep.linux.Disk;
import org.logkeep.rotate.AgeLimit;
import org.logkeep.rotate.DatedRotation;
import org.logkeep.rotate.NumberedRotation;
import org.logkeep.rotate.Rotation;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** The options of rotation by the file destination, and what they mean. */
final class RotationOptions {
  static final Option<String> STYLE =
      Option.word(
          "rotate-style",
          "Names of rotated files: numbers behind the name, as sysklogd; dates, as metalog, which"
              + " also keeps beside a file when it began; files are not rotated if not given.",
          "numbered",
          "dated");
  static final Option<Long> SIZE =
      Option.size("rotate-size", "Size at which a file is rotated.", 1, 1L << 50);
  static final Option<Duration> AGE =
      Option.duration("rotate-age", "Age at which a file is rotated; dated files only.");
  static final Option<Long> COUNT =
      Option.number("rotate-count", "Rotated files that are kept.", 0, 1_000_000).withDefault(5L);
  static final Option<Boolean> COMPRESS =
      Option.flag("rotate-compress", "Pack rotated files with gzip.").withDefault(false);
  static final Option<Long> COMPRESS_DELAY =
      Option.number("rotate-compress-delay", "How many of the newest are not packed.", 0, 1_000_000)
          .withDefault(0L);
  static final Option<Long> OVERHEAD =
      Option.size("rotate-overhead", "Bytes that a record counts beside its own.", 0, 1 << 20)
          .withDefault(0L);
  static final Option<List<String>> HOOKS =
      Option.words("rotate-hooks", "Programs that are run after a rotation.")
          .withDefault(List.of());
  static final Option<String> HOOK_ARGUMENTS =
      Option.word(
              "rotate-hook-arguments",
              "What they get: the path of the log; or stamp, program of the record that caused the"
                  + " rotation, and path of the rotated file.",
              "path",
              "record")
          .withDefault("path");
  static final Option<Template> HOOK_STAMP =
      Option.template("rotate-hook-stamp", "The stamp that they get.")
          .withDefault(
              Template.of(
                  new Template.Call(
                      "strftime", List.of(Template.literal("%b %d %T")), 0, Span.BUILT_IN)));

  static final ChildReportOptions HOOK_REPORT =
      ChildReportOptions.of(
          "rotate-hook-", "after a rotation: cannot run %0: %e", "after a rotation: %0 [%p]");

  static final List<Option<?>> ALL =
      Stream.concat(
              Stream.of(
                  STYLE,
                  SIZE,
                  AGE,
                  COUNT,
                  COMPRESS,
                  COMPRESS_DELAY,
                  OVERHEAD,
                  HOOKS,
                  HOOK_ARGUMENTS,
                  HOOK_STAMP),
              HOOK_REPORT.all().stream())
          .toList();

  private RotationOptions() {}

  /** What runs after a rotation, if anything does. */
  static Optional<RotationHooks> hooks(Options options, FileHost host, Templates templates) {
    List<String> programs = options.get(HOOKS);
    if (programs.isEmpty()) {
      return Optional.empty();
    }
    Optional<Formatter> stamp =
        options.get(HOOK_ARGUMENTS).equals("record")
            ? Optional.of(templates.compile(options.get(HOOK_STAMP)))
            : Optional.empty();
    return Optional.of(new RotationHooks(host, programs, stamp, HOOK_REPORT.report(options)));
  }

  /** The rotation of one file, if files are rotated. */
  static Optional<FileRotation> rotation(
      Options options, FileHost host, String path, Optional<RotationHooks> hooks) {
    Optional<String> style = options.find(STYLE);
    boolean dated = style.filter("dated"::equals).isPresent();
    boolean limited = options.find(SIZE).isPresent() || options.find(AGE).isPresent();
    if (style.isEmpty() || !(limited || dated)) {
      return Optional.empty();
    }
    RotationFollower follower = new RotationFollower(host, hooks);
    int count = options.get(COUNT).intValue();
    boolean durable = options.get(FileOptions.SYNC);
    boolean pack = options.get(COMPRESS);
    Disk disk = host.context().disk();
    Rotation rotation =
        dated
            ? new DatedRotation(
                disk,
                Disk.directoryOf(path),
                new DatedRotation.Policy(
                    count, pack, options.get(COMPRESS_DELAY).intValue(), durable),
                () -> Instant.ofEpochMilli(host.loop().now() / 1_000L),
                host.shared().packer(),
                follower)
            : new NumberedRotation(
                disk,
                path,
                new NumberedRotation.Policy(count, pack, durable),
                host.shared().packer(),
                follower);
    FileRotation.Limits limits =
        FileRotation.Limits.of(
            options.find(SIZE).orElse(Long.MAX_VALUE - 1),
            !dated,
            options
                .find(AGE)
                .filter(age -> dated && age.toSeconds() > 0)
                .map(age -> new AgeLimit(age.toSeconds())),
            options.get(OVERHEAD));
    return Optional.of(new FileRotation(rotation, limits, host, path));
  }
}
