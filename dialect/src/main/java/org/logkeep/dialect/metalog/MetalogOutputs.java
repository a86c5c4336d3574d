package org.logkeep.dialect.metalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.OptionList;
import org.logkeep.topology.Branch;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Output;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/**
 * Makes the outputs of the sections: directories, receivers, commands. Sections with the same text
 * for {@code logdir} share one output, in which the last section's style holds.
 */
final class MetalogOutputs {
  private final MetalogSwitches switches;
  private final MetalogConf conf;
  private final Map<String, Output> outputs = new LinkedHashMap<>();

  MetalogOutputs(MetalogSwitches switches, MetalogConf conf) {
    this.switches = switches;
    this.conf = conf;
  }

  /** All that were made. */
  List<Output> all() {
    return List.copyOf(outputs.values());
  }

  /** Those of all directories and receivers. */
  void addShared() {
    Map<String, Section> last = new LinkedHashMap<>();
    for (Section section : conf.sections()) {
      section.directory().ifPresent(given -> last.put(given.value(), section));
    }
    last.forEach((directory, section) -> outputs.put(directory, directory(directory, section)));
    conf.remotes().values().forEach(this::remote);
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

  private OptionList rotation(Section section, OptionList options) {
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
              .with("rotate-hook-stamp", MetalogFormats.stamp(section.style))
              .with("rotate-hook-missing-text", "");
      rotated = reports(rotated, "rotate-hook-");
    }
    return rotated;
  }

  /** What is told of processes, those after a rotation as well as those of a command. */
  private OptionList reports(OptionList options, String prefix) {
    OptionList ends =
        options
            .with(prefix + "exit-text", "Child [%p] exited with return code %c.")
            .with(prefix + "signal-text", "Child [%p] caught signal %c.")
            .with(prefix + "report-severity", "emerg");
    return switches.verbose()
        ? ends.with(prefix + "start-text", "Forked command \"%0 \"%1\" \"%2\" \"%3\" [%p].")
            .with(prefix + "success-text", "Child [%p] exited successfully.")
        : ends;
  }

  /** A receiver, and before it what keeps the less urgent levels back. */
  private void remote(Remote remote) {
    String name = remoteName(remote.name());
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
                        PrioritySet.severities(MetalogBinder.levels(remote.level())),
                        remote.span())),
                new Branch.Deliver(wire, remote.span())),
            Set.of(),
            remote.span());
    outputs.put(name, new Output(name, List.of(), List.of(urgent), remote.span()));
  }

  /** The output of the receiver with this name. */
  static String remoteName(String name) {
    return "remote" + (name.isEmpty() ? "" : " " + name);
  }

  /** The output that runs a command; the daemon's own lines run none. */
  String command(Section section, Section.Given<String> command) {
    Template stamp =
        section.logdir.isPresent() ? MetalogFormats.stamp(styleOf(section)) : Template.of();
    String name = unique(command.value());
    String runner = name + " process";
    OptionList options =
        reports(
            OptionList.at(command.span())
                .with("program", command.value())
                .with(
                    "arguments",
                    List.of(
                        stamp,
                        Template.of(Template.macro("PROGRAM")),
                        Template.of(Template.macro("MESSAGE")))),
            "");
    outputs.put(
        runner,
        new Output(runner, List.of(writer(runner, 0, options, "exec")), List.of(), command.span()));
    Condition others =
        new Condition.Compare(
            Template.of(Template.macro("SOURCE")),
            Condition.Comparison.TEXT_NOT_EQUAL,
            Template.literal(MetalogBinder.INTERNAL),
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

  private static Output.Writer writer(
      String output, int number, OptionList options, String component) {
    return new Output.Writer(
        output + "#" + number, options.use(ComponentKind.DESTINATION, component));
  }

  private static Branch branch(List<Branch.Step> steps, Set<Branch.Flag> flags, Span span) {
    return new Branch(Optional.empty(), steps, flags, span);
  }
}
