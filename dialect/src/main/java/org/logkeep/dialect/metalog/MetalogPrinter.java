package org.logkeep.dialect.metalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.dialect.FlatRule;
import org.logkeep.dialect.Flattener;
import org.logkeep.dialect.Printed;
import org.logkeep.dialect.SourceShare;
import org.logkeep.dialect.TargetReading;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Input;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Says a topology in the language of {@code metalog.conf}, as far as that can be done. */
public final class MetalogPrinter {
  /** Under this name the highest level that a receiver gets travels with its component. */
  static final String LEVEL = "remote-level";

  private static final TargetReading READING =
      new TargetReading("metalog", MetalogProfile.DEFAULT, MetalogProfile.LONGEST_DATAGRAM, false);

  private final Topology topology;
  private final SourceShare sources;
  private final Diagnostics unsaid = new Diagnostics();
  private final StringBuilder sections = new StringBuilder();
  private final MetalogActions actions;
  private int number;

  private MetalogPrinter(Topology topology) {
    this.topology = topology;
    this.sources = new SourceShare(topology);
    this.actions = new MetalogActions(unsaid);
  }

  /** The text, and what it leaves out. */
  public static Printed print(Topology topology) {
    MetalogPrinter printer = new MetalogPrinter(topology);
    Flattener.Result flat = Flattener.flatten(topology, printer::whole);
    printer.inputs();
    READING.hint(topology, printer.unsaid);
    flat.rules().forEach(printer::rule);
    printer.idleSockets();
    List<Diagnostic> missing = new ArrayList<>(flat.unsaid());
    missing.addAll(printer.unsaid.all());
    return new Printed(printer.actions.receivers() + printer.sections, missing);
  }

  /**
   * Commands and receivers are outputs with a condition of their own; the language has them whole.
   */
  private Optional<List<Use>> whole(Output output) {
    boolean guarded = output.writers().isEmpty() && output.branches().size() == 1;
    List<Branch.Step> steps = guarded ? output.branches().getFirst().steps() : List.of();
    if (steps.size() != 2
        || !(steps.get(0) instanceof Branch.Filter filter)
        || !(steps.get(1) instanceof Branch.Deliver deliver)) {
      return Optional.empty();
    }
    Optional<Use> use =
        topology.outputs().stream()
            .filter(o -> o.name().equals(deliver.output()) && o.writers().size() == 1)
            .map(o -> o.writers().getFirst().destination())
            .findFirst();
    if (use.isPresent()
        && use.get().name().equals("exec")
        && filter.condition() instanceof Condition.Compare) {
      return Optional.of(List.of(use.get()));
    }
    if (use.isPresent()
        && use.get().name().equals("udp")
        && filter.condition() instanceof Condition.Priority priority) {
      int mask = priority.set().mask(0);
      boolean run = priority.set().equals(PrioritySet.severities(mask)) && (mask & mask + 1) == 0;
      long level = Integer.numberOfTrailingZeros(~mask) - 1L;
      return run
          ? Optional.of(
              List.of(
                  new Use(
                      use.get().kind(),
                      use.get().name(),
                      use.get().options().with(LEVEL, level, use.get().span()),
                      use.get().span())))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private void inputs() {
    for (Input input : topology.inputs()) {
      for (Input.Reader reader : input.readers()) {
        Use source = reader.source();
        boolean known =
            source.name().equals("internal")
                || source.name().equals("unix-dgram")
                || source.name().equals("unix-stream")
                || SourceShare.isKernel(source);
        if (!known) {
          unsaid.warning(
              Flattener.UNSAID,
              source.span(),
              "cannot be said: a source of the kind " + source.name(),
              "metalog only receives on this host");
        }
      }
    }
  }

  private void rule(FlatRule rule) {
    Optional<List<String>> conditions = MetalogConditions.say(rule.rest());
    if (conditions.isEmpty()) {
      unsaid.add(rule.leftOut("section"));
      return;
    }
    Map<Integer, List<Integer>> facilities = new LinkedHashMap<>();
    PrioritySet set = socket(rule).isPresent() ? rule.set() : sources.restrict(rule);
    for (int facility = 0; facility < PrioritySet.FACILITIES; facility++) {
      if (set.mask(facility) != 0) {
        facilities.computeIfAbsent(set.mask(facility), m -> new ArrayList<>()).add(facility);
      }
    }
    if (facilities.isEmpty()) {
      facilities.put(0, List.of());
    }
    facilities.forEach((mask, codes) -> section(rule, mask, codes, conditions.get()));
  }

  private void section(FlatRule rule, int mask, List<Integer> codes, List<String> conditions) {
    Optional<List<String>> levels = levels(mask);
    List<String> lines = new ArrayList<>();
    List<String> unnamed = new ArrayList<>();
    if (codes.size() < PrioritySet.FACILITIES && mask != 0) {
      for (int code : codes) {
        MetalogNames.nameOf(code)
            .ifPresentOrElse(
                name -> lines.add("facility = \"" + name + "\""),
                () -> unnamed.add(String.valueOf(code)));
      }
    }
    if (!unnamed.isEmpty()) {
      unsaid.warning(
          Flattener.UNSAID,
          rule.span(),
          "cannot be said: the facilities " + String.join(", ", unnamed) + " have no name here",
          "left out");
    }
    if (levels.isEmpty() || (lines.isEmpty() && !unnamed.isEmpty())) {
      unsaid.warning(
          Flattener.UNSAID,
          rule.span(),
          "cannot be said: these levels of these facilities",
          "the section is left out");
      return;
    }
    lines.addAll(levels.get());
    lines.addAll(conditions);
    socket(rule).ifPresent(lines::add);
    if (sources.isConfined(rule) && socket(rule).isEmpty()) {
      unsaid.warning(
          Flattener.UNSAID,
          rule.span(),
          "cannot be said: that only records of some sources go this way",
          "those of all sources do");
    }
    List<String> done = actions.say(rule.destinations());
    if (done.isEmpty() && !rule.last()) {
      return;
    }
    lines.addAll(done);
    if (rule.last()) {
      if (done.stream()
          .noneMatch(line -> line.startsWith("logdir") || line.startsWith("command"))) {
        lines.add("logdir = \"NONE\"");
      }
      lines.add("break = 1");
    }
    sections.append(title(rule)).append(" :\n");
    lines.forEach(line -> sections.append("  ").append(line).append('\n'));
  }

  private String title(FlatRule rule) {
    number++;
    String name = rule.title().orElse("").replaceAll("[\\x00-\\x1f\\x7f]", " ").strip();
    return name.isEmpty() || name.startsWith("#") ? "Section " + number : name;
  }

  private static Optional<String> socket(FlatRule rule) {
    String prefix = MetalogSources.socketName("");
    boolean one = rule.inputs().size() == 1;
    return rule.inputs().stream()
        .filter(name -> one && name.startsWith(prefix))
        .map(name -> "socket = \"" + name.substring(prefix.length()) + "\"")
        .findFirst();
  }

  /** Sockets that no section above takes from are opened all the same. */
  private void idleSockets() {
    String prefix = MetalogSources.socketName("");
    for (Input input : topology.inputs()) {
      String line = "socket = \"" + input.name().replaceFirst("^" + prefix, "") + "\"";
      if (input.name().startsWith(prefix) && sections.indexOf(line + "\n") < 0) {
        number++;
        sections.append("Section ").append(number).append(" :\n  ").append(line);
        sections.append("\n  logdir = \"NONE\"\n");
      }
    }
  }

  /** Levels from 0 on, from some level on, or both: more the language does not have. */
  private static Optional<List<String>> levels(int mask) {
    int run = Integer.numberOfTrailingZeros(~mask);
    if (mask == 0xff) {
      return Optional.of(List.of());
    }
    List<String> lines = new ArrayList<>();
    lines.add("minimum = " + (run - 1));
    int rest = mask >>> run;
    if (rest != 0) {
      int gap = Integer.numberOfTrailingZeros(rest);
      int from = run + gap;
      if (mask >>> from != 0xff >>> from) {
        return Optional.empty();
      }
      lines.add("maximum = " + from);
    }
    return Optional.of(lines);
  }
}
