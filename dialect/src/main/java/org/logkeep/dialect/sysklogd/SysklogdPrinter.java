package org.logkeep.dialect.sysklogd;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.logkeep.dialect.FlatRule;
import org.logkeep.dialect.Flattener;
import org.logkeep.dialect.Printed;
import org.logkeep.dialect.SourceShare;
import org.logkeep.dialect.TargetReading;
import org.logkeep.topology.Input;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Says a topology in the language of {@code syslog.conf}, as far as that can be done. */
public final class SysklogdPrinter {
  private static final long USUAL_MODE = 0644;
  private static final TargetReading READING =
      new TargetReading(
          "syslogd", SysklogdProfile.DEFAULT, SysklogdProfile.LONGEST_DATAGRAM, false);
  private static final Set<String> SAID = Set.of("file", "pipe", "terminal", "udp", "users");

  private final Topology topology;
  private final SourceShare sources;
  private final Diagnostics unsaid = new Diagnostics();
  private final StringBuilder rules = new StringBuilder();
  private final Set<String> settings = new LinkedHashSet<>();
  private FilterPrinter.Said current = FilterPrinter.Said.NONE;
  private PrioritySet taken = PrioritySet.NONE;

  private SysklogdPrinter(Topology topology) {
    this.topology = topology;
    this.sources = new SourceShare(topology);
  }

  /** The text, and what it leaves out. */
  public static Printed print(Topology topology) {
    SysklogdPrinter printer = new SysklogdPrinter(topology);
    Flattener.Result flat = Flattener.flatten(topology);
    printer.sources();
    READING.hint(topology, printer.unsaid);
    flat.rules().forEach(printer::rule);
    printer.hints(flat.rules());
    List<Diagnostic> missing = new ArrayList<>(flat.unsaid());
    missing.addAll(printer.unsaid.all());
    StringBuilder text = new StringBuilder();
    printer.settings.forEach(line -> text.append(line).append('\n'));
    return new Printed(text.append(printer.rules).toString(), missing);
  }

  private void sources() {
    boolean network = false;
    for (Input input : topology.inputs()) {
      for (Input.Reader reader : input.readers()) {
        Use source = reader.source();
        network |= source.name().equals("udp");
        SourcePrinter.print(source, settings, unsaid);
      }
    }
    if (!network) {
      settings.add("secure_mode 1");
    }
  }

  /** Each is said once: it concerns every destination alike. */
  private void hints(List<FlatRule> rules) {
    hint(
        rules,
        use -> use.name().equals("file") && isNarrow(use),
        "new files get the mode 0644, so everybody may read them",
        "narrower in this configuration, here and elsewhere",
        "make a file beforehand with its mode, which the daemon keeps");
    hint(
        rules,
        use -> use.name().equals("file") && makesDirectories(use),
        "directories that are missing are not made",
        "made in this configuration, here and elsewhere",
        "make them beforehand");
    hint(
        rules,
        use -> SAID.contains(use.name()) && repeats(use).isEmpty(),
        "lines that repeat the last one are counted, not written one by one",
        "written one by one in this configuration, here and elsewhere",
        "start syslogd with -cc to have them all");
    hint(
        rules,
        use -> repeats(use).filter(how -> !how.equals("repeats-classic")).isPresent(),
        "lines that were held back are told of in other words",
        "here and elsewhere",
        "look for \"last message buffered N times\"");
  }

  private void hint(
      List<FlatRule> rules, Predicate<Use> concerned, String message, String label, String help) {
    rules.stream()
        .flatMap(rule -> rule.destinations().stream())
        .filter(concerned)
        .findFirst()
        .ifPresent(use ->
            unsaid.add(
                Diagnostic.hint(Flattener.UNSAID, use.span(), message, label).withHelp(help)));
  }

  /** How repeats are held back, if they are. */
  private static Optional<String> repeats(Use use) {
    return use.options()
        .value("repeats")
        .filter(Use.class::isInstance)
        .map(how -> ((Use) how).name());
  }

  private static boolean makesDirectories(Use use) {
    return Stream.of("create-directories", "create-last-directory")
        .anyMatch(option -> use.options().value(option).filter(Boolean.TRUE::equals).isPresent());
  }

  private static boolean isNarrow(Use use) {
    return use.options().value("mode").orElse(USUAL_MODE) instanceof Long bits
        && (bits & USUAL_MODE) != USUAL_MODE;
  }

  private void rule(FlatRule rule) {
    PrioritySet set = sources.restrict(rule).and(taken.not());
    Optional<FilterPrinter.Said> filters = FilterPrinter.say(rule.rest());
    if (filters.isEmpty()) {
      unsaid.add(rule.leftOut("rule"));
      return;
    }
    if (sources.isConfined(rule)) {
      unsaid.warning(
          Flattener.UNSAID,
          rule.span(),
          "cannot be said: that only records of some sources go this way",
          "those of all sources do");
    }
    for (Use destination : rule.destinations()) {
      ActionPrinter.print(destination, settings, unsaid)
          .ifPresent(action -> line(set, filters.get(), action));
    }
    if (rule.last()) {
      stop(rule, set);
    }
  }

  /** There is no final rule here, but later ones may leave out what this one took. */
  private void stop(FlatRule rule, PrioritySet set) {
    if (rule.rest().isEmpty() && rule.inputs().size() >= sources.others()) {
      taken = taken.or(set);
    } else {
      unsaid.warning(
          Flattener.UNSAID,
          rule.span(),
          "cannot be said: that records which went this way go no other",
          "later rules take them too");
    }
  }

  private void line(PrioritySet set, FilterPrinter.Said filters, String action) {
    for (String block : current.changesTo(filters)) {
      rules.append(block).append('\n');
    }
    current = filters;
    rules.append(SelectorPrinter.print(set)).append('\t').append(action).append('\n');
  }
}
