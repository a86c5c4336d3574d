package org.logkeep.dialect.metalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.LineText;
import org.logkeep.dialect.OptionList;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.topology.Branch;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/**
 * Makes a topology of the sections: one log path each, final where the section breaks off the walk.
 * Sections with the same text for {@code logdir} share one output, in which the last section's
 * style holds.
 */
final class MetalogBinder {
  static final String LOCAL = "local";
  static final String KERNEL = "kernel";
  static final String INTERNAL = "internal";

  private final MetalogSwitches switches;
  private final MetalogConf conf;
  private final Map<String, Output> outputs = new LinkedHashMap<>();

  MetalogBinder(MetalogSwitches switches, MetalogConf conf) {
    this.switches = switches;
    this.conf = conf;
  }

  Topology bind() {
    List<Input> inputs = new MetalogSources(switches, sockets()).all();
    directories();
    conf.remotes().values().forEach(this::remote);
    List<LogPath> paths = new ArrayList<>();
    for (Section section : conf.sections()) {
      LogPath path = path(section, inputs);
      boolean delivers = path.branch().steps().stream().anyMatch(Branch.Deliver.class::isInstance);
      if (section.acts() && (delivers || section.breaks)) {
        paths.add(path);
      }
    }
    return new Topology(inputs, List.copyOf(outputs.values()), paths, Options.NONE);
  }

  /** Sockets beside the main one, and where they are named first. */
  private Map<String, Span> sockets() {
    Map<String, Span> sockets = new LinkedHashMap<>();
    for (Section section : conf.sections()) {
      section
          .socket
          .filter(given -> !given.value().equals(switches.socket()))
          .ifPresent(given -> sockets.putIfAbsent(given.value(), given.span()));
    }
    return sockets;
  }

  private void directories() {
    Map<String, Section> last = new LinkedHashMap<>();
    for (Section section : conf.sections()) {
      section.directory().ifPresent(given -> last.put(given.value(), section));
    }
    last.forEach((directory, section) -> outputs.put(directory, directory(directory, section)));
  }

  private Output directory(String directory, Section section) {
    FileStyle style = section.style;
    Span span = section.directory().map(Section.Given::span).orElse(section.span);
    Template template = MetalogFormats.file(style);
    OptionList file =
        repeats(style, OptionList.at(span))
            .with("path", Template.literal(directory + "/current"))
            .with("template", template)
            .with("directory-mode", style.writing().perms())
            .with("create-directories", false)
            .with("create-last-directory", true)
            .with("mode", 0666L)
            .with("umask", true)
            // The real program reads nothing while it writes: senders wait, nothing is lost.
            .with("hold-while-slow", true)
            .with(
                "buffering",
                style.writing().flush().map(each -> each ? "none" : "full").orElse("as-daemon"));
    file = rotation(section, limits(style, file));
    List<Output.Writer> writers = new ArrayList<>();
    writers.add(writer(directory, 0, file, "file"));
    if (switches.copyToStdout()) {
      OptionList copy = repeats(style, OptionList.at(span)).with("template", template);
      writers.add(writer(directory, 1, copy, "stdout"));
    }
    return new Output(directory, writers, List.of(), span);
  }

  private static OptionList repeats(FileStyle style, OptionList options) {
    return style.writing().showRepeats()
        ? options
        : options.with(
            "repeats", OptionList.at(Span.BUILT_IN).use(ComponentKind.FILTER, "repeats-metalog"));
  }

  private static OptionList limits(FileStyle style, OptionList options) {
    return style
        .limit()
        .rate()
        .map(rate ->
            options
                .with("limit-every", Duration.ofNanos((long) (rate.seconds() * 1e9 / rate.count())))
                .with("limit-burst", style.limit().burst()))
        .orElse(options);
  }

  private static OptionList rotation(Section section, OptionList options) {
    FileStyle.Rotation style = section.style.rotation();
    if (!style.isOn()) {
      // Nothing rotates, but the directory still remembers when the file began.
      return options.with("rotate-style", "dated");
    }
    OptionList rotated =
        options
            .with("rotate-style", "dated")
            .with("rotate-size", style.maxSize())
            .with("rotate-age", Duration.ofSeconds(style.maxTime()))
            .with("rotate-count", style.maxFiles())
            .with("rotate-overhead", 5L);
    if (style.compress()) {
      rotated =
          rotated
              .with("rotate-compress", true)
              .with("rotate-compress-delay", style.compressDelay());
    }
    if (section.postrotate.isPresent()) {
      rotated =
          rotated
              .with("rotate-hooks", List.of(section.postrotate.get().value()))
              .with("rotate-hook-arguments", "record")
              .with("rotate-hook-stamp", MetalogFormats.stamp(section.style));
    }
    return rotated;
  }

  /** A receiver, and before it what keeps the less urgent levels back. */
  private void remote(Remote remote) {
    String name = "remote" + (remote.name().isEmpty() ? "" : " " + remote.name());
    String wire = name + " " + remote.host() + ":" + remote.port();
    OptionList options =
        OptionList.at(remote.span())
            .with("host", remote.host())
            .with("port", (long) remote.port())
            .with("template", MetalogFormats.remote(remote));
    outputs.put(
        wire, new Output(wire, List.of(writer(wire, 0, options, "udp")), List.of(), remote.span()));
    Branch urgent =
        branch(
            List.of(
                new Branch.Filter(
                    new Condition.Priority(
                        PrioritySet.severities(levels(remote.level())), remote.span())),
                new Branch.Deliver(wire, remote.span())),
            Set.of(),
            remote.span());
    outputs.put(name, new Output(name, List.of(), List.of(urgent), remote.span()));
  }

  private static String remoteName(String name) {
    return "remote" + (name.isEmpty() ? "" : " " + name);
  }

  /** The levels up to this number as a mask. */
  private static int levels(long highest) {
    return highest < 0 ? 0 : highest >= 7 ? 0xff : (2 << highest) - 1;
  }

  private static Output.Writer writer(
      String output, int number, OptionList options, String component) {
    return new Output.Writer(
        output + "#" + number, options.use(ComponentKind.DESTINATION, component));
  }

  private static Branch branch(List<Branch.Step> steps, Set<Branch.Flag> flags, Span span) {
    return new Branch(Optional.empty(), steps, flags, span);
  }

  private LogPath path(Section section, List<Input> inputs) {
    List<Branch.Step> steps = new ArrayList<>(conditions(section));
    section
        .directory()
        .ifPresent(given -> steps.add(new Branch.Deliver(given.value(), given.span())));
    if (section.logdir.isPresent()) {
      for (String remote : section.remotes) {
        steps.add(new Branch.Deliver(remoteName(remote), section.span));
      }
    }
    section.command.ifPresent(
        given -> steps.add(new Branch.Deliver(command(section, given), given.span())));
    Set<Branch.Flag> flags =
        section.breaks ? EnumSet.of(Branch.Flag.FINAL) : EnumSet.noneOf(Branch.Flag.class);
    Branch branch = new Branch(Optional.of(section.title), steps, flags, section.span);
    return new LogPath(inputsOf(section, inputs), branch);
  }

  private List<String> inputsOf(Section section, List<Input> inputs) {
    return section
        .socket
        .map(given ->
            List.of(
                given.value().equals(switches.socket())
                    ? LOCAL
                    : MetalogSources.socketName(given.value())))
        .orElseGet(() -> inputs.stream().map(Input::name).toList());
  }

  /** The output that runs a command; the daemon's own lines run none. */
  private String command(Section section, Section.Given<String> command) {
    Template stamp =
        section.logdir.isPresent() ? MetalogFormats.stamp(styleOf(section)) : Template.of();
    String name = unique(command.value());
    String runner = name + " process";
    OptionList options =
        OptionList.at(command.span())
            .with("program", command.value())
            .with("exit-text", "Child [%p] exited with return code %c.")
            .with("signal-text", "Child [%p] caught signal %c.")
            .with("report-severity", "emerg")
            .with(
                "arguments",
                List.of(
                    stamp,
                    Template.of(Template.macro("PROGRAM")),
                    Template.of(Template.macro("MESSAGE"))));
    if (switches.verbose()) {
      options =
          options
              .with("start-text", "Forked command \"%0 \"%1\" \"%2\" \"%3\" [%p].")
              .with("success-text", "Child [%p] exited successfully.");
    }
    outputs.put(
        runner,
        new Output(runner, List.of(writer(runner, 0, options, "exec")), List.of(), command.span()));
    Condition others =
        new Condition.Compare(
            Template.of(Template.macro("SOURCE")),
            Condition.Comparison.TEXT_NOT_EQUAL,
            Template.literal(INTERNAL),
            command.span());
    Branch guard =
        branch(
            List.of(new Branch.Filter(others), new Branch.Deliver(runner, command.span())),
            Set.of(),
            command.span());
    outputs.put(name, new Output(name, List.of(), List.of(guard), command.span()));
    return name;
  }

  /** The style of the directory, which is that of the last section that names it. */
  private FileStyle styleOf(Section section) {
    FileStyle style = section.style;
    for (Section other : conf.sections()) {
      if (section.directory().isPresent()
          && other
              .directory()
              .map(Section.Given::value)
              .equals(section.directory().map(Section.Given::value))) {
        style = other.style;
      }
    }
    return style;
  }

  private String unique(String label) {
    String name = label;
    for (int n = 2; outputs.containsKey(name); n++) {
      name = label + " (" + n + ")";
    }
    return name;
  }

  private static List<Branch.Step> conditions(Section section) {
    List<Branch.Step> steps = new ArrayList<>();
    PrioritySet set = priorities(section);
    if (!set.equals(PrioritySet.ALL)) {
      steps.add(new Branch.Filter(new Condition.Priority(set, section.span)));
    }
    section.program.ifPresent(given ->
        steps.add(
            new Branch.Filter(
                new Condition.Function(
                    OptionList.at(given.span())
                        .with("field", "PROGRAM")
                        .with("names", List.of(given.value()))
                        .with("except", false)
                        .with("ignore-case", true)
                        .use(ComponentKind.FILTER, "names-of")))));
    any("PROGRAM", section.programRegexes).ifPresent(c -> steps.add(new Branch.Filter(c)));
    none("PROGRAM", section.programNegRegexes).ifPresent(c -> steps.add(new Branch.Filter(c)));
    any("MESSAGE", section.regexes).ifPresent(c -> steps.add(new Branch.Filter(c)));
    none("MESSAGE", section.negRegexes).ifPresent(c -> steps.add(new Branch.Filter(c)));
    return steps;
  }

  /**
   * Levels up to {@code minimum}; {@code maximum} takes away only those between the two, whatever
   * its name says.
   */
  static PrioritySet priorities(Section section) {
    int levels = levels(section.minimum);
    if (section.maximum.isPresent()) {
      for (int level = 0; level <= 7; level++) {
        boolean refused = level > section.minimum && level < section.maximum.get();
        levels = refused ? levels & ~(1 << level) : levels | 1 << level;
      }
    }
    if (section.facilities.isEmpty()) {
      return PrioritySet.severities(levels);
    }
    PrioritySet set = PrioritySet.NONE;
    for (int facility : section.facilities) {
      set = set.or(PrioritySet.facility(facility));
    }
    return set.and(PrioritySet.severities(levels));
  }

  private static Optional<Condition> any(String field, List<LineText> patterns) {
    if (patterns.isEmpty()) {
      return Optional.empty();
    }
    List<Condition> all = patterns.stream().map(text -> matches(field, text)).toList();
    return Optional.of(
        all.size() == 1 ? all.getFirst() : new Condition.Or(all, patterns.getFirst().span()));
  }

  private static Optional<Condition> none(String field, List<LineText> patterns) {
    return any(field, patterns).map(any -> new Condition.Not(any, any.span()));
  }

  private static Condition matches(String field, LineText text) {
    return new Condition.Matches(
        Template.of(Template.macro(field)), pattern(text), false, text.span());
  }

  /** An expression of metalog's: Perl's syntax, case ignored, on bytes. */
  static PatternSpec pattern(LineText text) {
    return new PatternSpec(0, PatternSyntax.PCRE, text.bytes(), Set.of(PatternFlag.IGNORE_CASE));
  }
}
