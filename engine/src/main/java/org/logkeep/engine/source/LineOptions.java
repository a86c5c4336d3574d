package org.logkeep.engine.source;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.logkeep.match.CompileOptions;
import org.logkeep.match.CompiledPattern;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.record.frame.Framer;
import org.logkeep.record.frame.LineFramer;
import org.logkeep.record.frame.LinePattern;
import org.logkeep.record.frame.MultiLineFramer;
import org.logkeep.record.frame.MultiLineMode;
import org.logkeep.record.frame.PaddedFramer;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** How the bytes of a file or pipe fall into records: lines, several of them, or fixed lengths. */
final class LineOptions {
  static final Option<String> MULTI_LINE_MODE =
      Option.word(
              "multi-line-mode",
              "How lines are joined to records.",
              "none",
              "indented",
              "prefix-garbage",
              "prefix-suffix",
              "smart",
              "empty-line-separated")
          .withDefault("none");
  static final Option<String> MULTI_LINE_PREFIX =
      Option.text("multi-line-prefix", "Expression that a record's first line has.");
  static final Option<String> MULTI_LINE_GARBAGE =
      Option.text("multi-line-garbage", "Expression that ends a record.");
  static final Option<Duration> MULTI_LINE_TIMEOUT =
      Option.duration(
              "multi-line-timeout",
              "An open record ends after this time of silence; zero for never.")
          .withDefault(Duration.ZERO);
  static final Option<Long> PAD_SIZE =
      Option.size("pad-size", "Records have this fixed length; 0 for lines.", 0, 1 << 20)
          .withDefault(0L);

  /** All of them. */
  static final List<Option<?>> ALL =
      List.of(
          MULTI_LINE_MODE,
          MULTI_LINE_PREFIX,
          MULTI_LINE_GARBAGE,
          MULTI_LINE_TIMEOUT,
          PAD_SIZE,
          TcpSource.KEEP_EMPTY);

  private LineOptions() {}

  /** Makes a framer as the options say, one for each file or pipe. */
  static Supplier<Framer> framers(Options options, int longest) {
    boolean empty = options.get(TcpSource.KEEP_EMPTY);
    int pad = Math.toIntExact(options.get(PAD_SIZE));
    if (pad > 0) {
      return () -> new PaddedFramer(pad, empty);
    }
    String mode = options.get(MULTI_LINE_MODE);
    if (mode.equals("none")) {
      return () -> new LineFramer(longest, false, empty);
    }
    MultiLineMode joined = MultiLineMode.valueOf(mode.toUpperCase(Locale.ROOT).replace('-', '_'));
    return () ->
        new MultiLineFramer(
            joined,
            pattern(options, MULTI_LINE_PREFIX),
            pattern(options, MULTI_LINE_GARBAGE),
            longest,
            empty);
  }

  private static LinePattern pattern(Options options, Option<String> option) {
    return options
        .find(option)
        .map(text -> {
          CompiledPattern compiled =
              CompiledPattern.compile(
                  new PatternSpec(
                      0, PatternSyntax.PCRE, text.getBytes(StandardCharsets.UTF_8), Set.of()),
                  CompileOptions.defaults());
          int[] groups = new int[2 * (compiled.groupCount() + 1)];
          return (LinePattern)
              (data, from, to) ->
                  compiled.find(data, from, to - from, from, groups)
                      ? LinePattern.match(groups[0], groups[1])
                      : LinePattern.NOT_FOUND;
        })
        .orElse(LinePattern.NEVER);
  }
}
