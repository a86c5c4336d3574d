package org.logkeep.dialect.metalog;

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
import org.logkeep.topology.Topology;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/**
 * Makes a topology of the sections: one log path each, final where the section breaks off the walk.
 */
final class MetalogBinder {
  static final String LOCAL = "local";
  static final String KERNEL = "kernel";
  static final String INTERNAL = "internal";

  private final MetalogSwitches switches;
  private final MetalogConf conf;
  private final MetalogOutputs outputs;

  MetalogBinder(MetalogSwitches switches, MetalogConf conf) {
    this.switches = switches;
    this.conf = conf;
    this.outputs = new MetalogOutputs(switches, conf);
  }

  Topology bind() {
    List<Input> inputs = new MetalogSources(switches, sockets()).all();
    outputs.addShared();
    List<LogPath> paths = new ArrayList<>();
    for (Section section : conf.sections()) {
      LogPath path = path(section, inputs);
      boolean delivers = path.branch().steps().stream().anyMatch(Branch.Deliver.class::isInstance);
      if (section.acts() && (delivers || section.breaks)) {
        paths.add(path);
      }
    }
    return new Topology(inputs, outputs.all(), paths, Options.NONE);
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

  private LogPath path(Section section, List<Input> inputs) {
    List<Branch.Step> steps = new ArrayList<>(conditions(section));
    section
        .directory()
        .ifPresent(given -> steps.add(new Branch.Deliver(given.value(), given.span())));
    if (section.logdir.isPresent()) {
      for (String remote : section.remotes) {
        steps.add(new Branch.Deliver(MetalogOutputs.remoteName(remote), section.span));
      }
    }
    section.command.ifPresent(
        given -> steps.add(new Branch.Deliver(outputs.command(section, given), given.span())));
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

  /** The levels up to this number as a mask. */
  static int levels(long highest) {
    return highest < 0 ? 0 : highest >= 7 ? 0xff : (2 << highest) - 1;
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
