package org.logkeep.dialect.sysklogd;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.logkeep.dialect.OptionList;
import org.logkeep.dialect.sysklogd.Statement.Rule;
import org.logkeep.dialect.sysklogd.Statement.Setting;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Output;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/**
 * Makes the output of each rule. Every rule has one of its own, even if another one names the same
 * file: repeats and marks are counted for each rule.
 */
final class Destinations {
  private static final long FILE_MODE = 0644;
  private static final long DEFAULT_DATAGRAM = 1024;
  private static final int INFO = 6;

  private final SysklogdSwitches switches;
  private final SyslogConf conf;
  private final Map<String, Integer> names = new HashMap<>();

  Destinations(SysklogdSwitches switches, SyslogConf conf) {
    this.switches = switches;
    this.conf = conf;
  }

  Output output(Rule rule) {
    String name = unique(label(rule.action()));
    OptionList options = common(rule, OptionList.at(rule.target()));
    Output.Writer writer =
        new Output.Writer(
            name + "#0",
            switch (rule.action()) {
              case Action.ToFile file ->
                  file(file, rule, options).use(ComponentKind.DESTINATION, "file");
              case Action.ToTerminal terminal ->
                  options
                      .with("path", terminal.path())
                      .with("template", isNew(rule) ? Formats.TERMINAL_RFC5424 : Formats.TERMINAL)
                      .use(ComponentKind.DESTINATION, "terminal");
              case Action.ToPipe pipe ->
                  options
                      .with("path", pipe.path())
                      .with("create", false)
                      .with("when-full", "drop")
                      .with("template", isNew(rule) ? Formats.FILE_RFC5424 : Formats.FILE)
                      .use(ComponentKind.DESTINATION, "pipe");
              case Action.Forward forward -> forward(forward, rule, options);
              case Action.ToUsers users ->
                  options
                      .with("names", users.names())
                      .with("template", Formats.USERS)
                      .use(ComponentKind.DESTINATION, "users");
              case Action.Wall wall ->
                  options
                      .with("names", List.of("*"))
                      .with("wall", true)
                      .with("template", Formats.WALL)
                      .use(ComponentKind.DESTINATION, "users");
              case Action.Stop stop -> options.use(ComponentKind.DESTINATION, "discard");
            });
    return new Output(name, List.of(writer), List.of(), rule.target());
  }

  /** What the output is called in statistics: its target as it is written. */
  private static String label(Action action) {
    return switch (action) {
      case Action.ToFile file -> file.path();
      case Action.ToTerminal terminal -> terminal.path();
      case Action.ToPipe pipe -> "|" + pipe.path();
      case Action.Forward forward ->
          (forward.tcp() ? "@@" : "@") + forward.host() + ":" + forward.port();
      case Action.ToUsers users -> String.join(",", users.names());
      case Action.Wall wall -> "*";
      case Action.Stop stop -> "stop";
    };
  }

  private String unique(String label) {
    int count = names.merge(label, 1, Integer::sum);
    return count == 1 ? label : label + " (" + count + ")";
  }

  private OptionList common(Rule rule, OptionList start) {
    OptionList options = start.with("sequence", "none");
    boolean counted =
        switches.reading() != Reading.RSYSLOG
            && switch (switches.repeats()) {
              case COUNTED -> true;
              case PIPES_GET_ALL -> !(rule.action() instanceof Action.ToPipe);
              case ALL_GET_ALL -> false;
            };
    if (counted) {
      options = options.with("repeats", repeats());
    }
    Duration mark = switches.mark();
    if (!mark.isZero() && (rule.set().mask(Names.MARK) >>> INFO & 1) != 0) {
      options =
          options
              .with("mark-mode", "idle-here")
              .with("mark-looks", true)
              .with("mark-program", "syslogd")
              .with("mark-interval", mark);
    }
    return options;
  }

  /** The words for held back lines are those of the program whose reading holds. */
  private Object repeats() {
    OptionList options = OptionList.at(Span.BUILT_IN);
    if (switches.reading() != Reading.SYSKLOGD) {
      options = options.with("text", "last message repeated %d times");
    }
    return options.use(ComponentKind.FILTER, "repeats-classic");
  }

  private static boolean isNew(Rule rule) {
    return rule.options().format().filter(f -> f == ActionOptions.Format.RFC5424).isPresent();
  }

  private OptionList file(Action.ToFile file, Rule rule, OptionList start) {
    OptionList options =
        start
            .with("path", Template.literal(file.path()))
            .with("mode", FILE_MODE)
            .with("umask", true)
            .with("sync", file.sync() && switches.reading() != Reading.RSYSLOG)
            .with("create-directories", false)
            .with("open", "at-start")
            .with("reopen", "on-hangup")
            // The real program reads nothing while it writes: senders wait, nothing is lost.
            .with("hold-while-slow", true)
            .with("template", isNew(rule) ? Formats.FILE_RFC5424 : Formats.FILE);
    return rotation(rule, options);
  }

  /** The size of the rule, else that of the command line, else that of the file. */
  private OptionList rotation(Rule rule, OptionList options) {
    OptionalLong ruleSize = rule.options().rotateSize();
    OptionalInt ruleCount = rule.options().rotateCount();
    OptionalLong size =
        ruleSize.isPresent()
            ? ruleSize
            : switches
                .rotation()
                .map(r -> OptionalLong.of(r.size()))
                .orElseGet(() ->
                    conf.last(Setting.Kind.ROTATE_SIZE)
                        .map(s -> Sizes.bytes(s.value()))
                        .orElse(OptionalLong.empty()));
    if (size.isEmpty() || size.getAsLong() == 0) {
      return options;
    }
    int count =
        ruleCount.orElseGet(() ->
            switches
                .rotation()
                .map(SysklogdSwitches.Rotation::count)
                .orElseGet(() ->
                    conf.last(Setting.Kind.ROTATE_COUNT)
                        .map(s -> Sizes.count(s.value()).orElse(0))
                        .orElse(SysklogdSwitches.Rotation.DEFAULT_COUNT)));
    List<String> hooks =
        conf.all(Setting.Kind.NOTIFY).stream().map(Setting::value).distinct().toList();
    OptionList rotated =
        options
            .with("rotate-style", "numbered")
            .with("rotate-size", size.getAsLong())
            .with("rotate-count", (long) count)
            .with("rotate-compress", true);
    return hooks.isEmpty() ? rotated : rotated.with("rotate-hooks", hooks);
  }

  private Use forward(Action.Forward forward, Rule rule, OptionList start) {
    OptionList options =
        start
            .with("host", forward.host())
            .with("port", (long) forward.port())
            .with("template", forwarded(rule, forward.tcp()));
    if (forward.tcp()) {
      return options.with("framing", "lines").use(ComponentKind.DESTINATION, "tcp");
    }
    long longest =
        conf.last(Setting.Kind.UDP_SIZE)
            .map(s -> (long) Sizes.count(s.value()).orElse(0))
            .orElseGet(
                () -> (long) switches.network().longestDatagram().orElse((int) DEFAULT_DATAGRAM));
    options = options.with("max-size", longest).with("interface", rule.options().interfaceName());
    if (rule.options().ttl().isPresent()) {
      options = options.with("ttl", (long) rule.options().ttl().getAsInt());
    }
    if (switches.network().family() != 0) {
      options = options.with("ip-version", (long) switches.network().family());
    }
    if (switches.network().allAddresses()) {
      options = options.with("all-addresses", true);
    }
    return options.use(ComponentKind.DESTINATION, "udp");
  }

  private Template forwarded(Rule rule, boolean tcp) {
    boolean stamped = switches.reading() == Reading.RSYSLOG;
    Template template =
        rule.options()
            .format()
            .map(f -> f == ActionOptions.Format.RFC5424 ? Formats.RFC5424 : Formats.RFC3164)
            .orElse(stamped ? Formats.RFC3164 : Formats.BSD);
    return tcp ? Formats.withLineEnd(template) : template;
  }

  /** The options of the only component of an output. */
  static Options options(Output output) {
    return output.writers().getFirst().destination().options();
  }
}
