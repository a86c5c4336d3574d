package org.logkeep.dialect.sysklogd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.logkeep.dialect.OptionList;
import org.logkeep.dialect.Services;
import org.logkeep.dialect.sysklogd.Statement.NameFilter;
import org.logkeep.dialect.sysklogd.Statement.PropertyFilter;
import org.logkeep.dialect.sysklogd.Statement.Rule;
import org.logkeep.topology.Branch;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/**
 * Makes a topology of the statements: one log path and one output a rule, none of them final, since
 * every rule sees every record.
 */
final class SysklogdBinder {
  private static final String OWN_HOST = "@";

  private final SysklogdSwitches switches;
  private final SyslogConf conf;
  private final Services services;

  SysklogdBinder(SysklogdSwitches switches, SyslogConf conf, Services services) {
    this.switches = switches;
    this.conf = conf;
    this.services = services;
  }

  Topology bind() {
    Sources sources = new Sources(switches, conf, services);
    Destinations destinations = new Destinations(switches, conf);
    List<Input> inputs = sources.all();
    List<Output> outputs = new ArrayList<>();
    List<LogPath> paths = new ArrayList<>();
    for (Rule rule : conf.rules()) {
      if (rule.action() instanceof Action.Forward && sources.secureMode() >= 2) {
        continue;
      }
      Output output = destinations.output(rule);
      outputs.add(output);
      paths.add(path(rule, inputs, output.name()));
    }
    return new Topology(inputs, outputs, paths, Options.NONE);
  }

  private LogPath path(Rule rule, List<Input> inputs, String output) {
    List<Branch.Step> steps = new ArrayList<>();
    steps.add(new Branch.Filter(new Condition.Priority(rule.set(), rule.selector())));
    rule.filters().programs().map(SysklogdBinder::programs).ifPresent(add(steps));
    rule.filters().hosts().map(SysklogdBinder::hosts).ifPresent(add(steps));
    rule.filters().property().map(SysklogdBinder::property).ifPresent(add(steps));
    boolean stop = rule.action() instanceof Action.Stop;
    steps.add(new Branch.Deliver(output, rule.target()));
    Set<Branch.Flag> flags = stop ? Set.of(Branch.Flag.FINAL) : Set.of();
    Branch branch = new Branch(Optional.empty(), steps, flags, rule.span());
    return new LogPath(inputNames(rule, inputs), branch);
  }

  private static Consumer<Condition> add(List<Branch.Step> steps) {
    return condition -> steps.add(new Branch.Filter(condition));
  }

  /** The console is spared what the kernel shows there by itself. */
  private List<String> inputNames(Rule rule, List<Input> inputs) {
    boolean shownAlready =
        switches.kernel().console()
            && rule.action() instanceof Action.ToTerminal terminal
            && terminal.path().equals("/dev/console");
    return inputs.stream()
        .map(Input::name)
        .filter(name -> !(shownAlready && name.equals(Sources.KERNEL)))
        .toList();
  }

  private static Condition programs(NameFilter filter) {
    return names("PROGRAM", filter.names(), filter.except(), false, filter.span());
  }

  private static Condition names(
      String field, List<String> names, boolean except, boolean ignoreCase, Span span) {
    return new Condition.Function(
        OptionList.at(span)
            .with("field", field)
            .with("names", names)
            .with("except", except)
            .with("ignore-case", ignoreCase)
            .use(ComponentKind.FILTER, "names-of"));
  }

  private static Condition hosts(NameFilter filter) {
    List<String> others = filter.names().stream().filter(n -> !n.equals(OWN_HOST)).toList();
    if (others.size() == filter.names().size()) {
      return names("HOST", others, filter.except(), true, filter.span());
    }
    Condition own =
        new Condition.Compare(
            Template.of(Template.macro("HOST")),
            Condition.Comparison.TEXT_EQUAL,
            Template.of(Template.macro("LOGHOST")),
            filter.span());
    Condition any =
        others.isEmpty()
            ? own
            : new Condition.Or(
                List.of(own, names("HOST", others, false, true, filter.span())), filter.span());
    return filter.except() ? new Condition.Not(any, filter.span()) : any;
  }

  /** A field that the record lacks never passes, not even where a match is excluded. */
  private static Condition property(PropertyFilter filter) {
    Span span = filter.span();
    Condition matches =
        new Condition.Matches(
            Template.of(Template.macro(filter.field())), filter.pattern(), false, span);
    Condition wanted = filter.negated() ? new Condition.Not(matches, span) : matches;
    boolean always = filter.field().equals("MESSAGE") || filter.field().equals("HOST");
    if (always) {
      return wanted;
    }
    Condition has =
        new Condition.Function(
            OptionList.at(span)
                .with("name", filter.field())
                .use(ComponentKind.FILTER, "has-field"));
    return new Condition.And(List.of(has, wanted), span);
  }
}
