package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Branch.Flag;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;

/** Makes inputs, outputs and log paths (sections 2 and 4 of the specification). */
final class Paths {
  private final Binding binding;
  private final Sources sources;
  private final Destinations destinations;
  private final Rewrites rewrites;
  private final Map<String, Input> inputs = new LinkedHashMap<>();
  private final Map<String, Output> outputs = new LinkedHashMap<>();
  private final Map<String, List<String>> inputsOf = new LinkedHashMap<>();
  private final Map<String, List<Tree.Fork>> channelsOf = new LinkedHashMap<>();
  private int depth;

  /** A channel that takes the records of other sources, and what it does with them. */
  private record Channel(List<String> inputs, Branch branch) {}

  /** The paths that take the records of a source made of channels, and where the first stands. */
  private record Fed(int place, List<Branch> branches) {}

  Paths(Binding binding) {
    this.binding = binding;
    this.sources = new Sources(binding);
    this.destinations = new Destinations(binding);
    this.rewrites = new Rewrites(binding);
  }

  List<Input> inputs() {
    return List.copyOf(inputs.values());
  }

  List<Output> outputs() {
    return List.copyOf(outputs.values());
  }

  /** Makes the inputs and outputs of all named sources and destinations. */
  void objects() {
    for (Map.Entry<String, Tree.Statement> each :
        List.copyOf(binding.table(ObjectKind.SOURCE).entrySet())) {
      if (each.getValue() instanceof Tree.ObjectStatement object) {
        inputsOf.put(each.getKey(), input(each.getKey(), object.items(), object.span()));
      }
    }
    for (Map.Entry<String, Tree.Statement> each :
        List.copyOf(binding.table(ObjectKind.DESTINATION).entrySet())) {
      if (each.getValue() instanceof Tree.ObjectStatement object) {
        output(each.getKey(), object.items(), object.span());
      }
    }
    for (ObjectKind kind : List.of(ObjectKind.FILTER, ObjectKind.REWRITE, ObjectKind.PARSER)) {
      unusedObjects(kind);
    }
  }

  /** Errors in objects that no path refers to are errors, too. */
  private void unusedObjects(ObjectKind kind) {
    for (Tree.Statement each : binding.table(kind).values()) {
      if (each instanceof Tree.FilterStatement filter) {
        binding.filters().condition(filter.expression());
      } else if (each instanceof Tree.ObjectStatement object) {
        steps(object.items());
      }
    }
  }

  /** The inputs that the items of a source make: one, or more where a channel stands for itself. */
  private List<String> input(String name, List<Tree.Item> items, Span span) {
    List<Input.Reader> readers = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Tree.Item item : items) {
      if (item instanceof Tree.Call call) {
        for (Use use : sources.read(call, name)) {
          readers.add(new Input.Reader(name + "#" + readers.size(), use));
        }
      }
    }
    if (!readers.isEmpty() || items.isEmpty()) {
      inputs.put(name, new Input(name, readers, List.of(), span));
      names.add(name);
    }
    int channels = 0;
    for (Tree.Item item : items) {
      switch (item) {
        case Tree.Call call -> {}
        case Tree.Fork fork when namesSource(fork) ->
            channelsOf.computeIfAbsent(name, _ -> new ArrayList<>()).add(fork);
        case Tree.Fork fork -> {
          String own = names.isEmpty() ? name : name + "#channel" + channels++;
          inputs.put(own, channel(own, fork, span));
          names.add(own);
        }
        case Tree.Reference reference -> misplaced(reference.span());
        case Tree.Inline inline -> misplaced(inline.span());
        case Tree.InlineFilter filter -> misplaced(filter.span());
        case Tree.Junction junction -> misplaced(junction.span());
        case Tree.Choice choice -> misplaced(choice.span());
      }
    }
    return names;
  }

  /** Whether a channel takes the records of another source, or has channels that bring some. */
  private static boolean namesSource(Tree.Fork fork) {
    return !leadingForks(fork.body()).isEmpty()
        || fork.body().items().stream()
            .anyMatch(item ->
                item instanceof Tree.Reference reference && reference.kind() == ObjectKind.SOURCE);
  }

  /** A channel within a source: its readers, and what is done with their records. */
  private Input channel(String name, Tree.Fork fork, Span span) {
    List<Input.Reader> readers = new ArrayList<>();
    List<Tree.Item> rest = new ArrayList<>();
    for (Tree.Item item : fork.body().items()) {
      if (item instanceof Tree.Inline inline && inline.kind() == ObjectKind.SOURCE) {
        for (Tree.Item inner : inline.items()) {
          if (inner instanceof Tree.Call call) {
            for (Use use : sources.read(call, name)) {
              readers.add(new Input.Reader(name + "#" + readers.size(), use));
            }
          } else {
            misplaced(inner.span());
          }
        }
      } else {
        rest.add(item);
      }
    }
    Tree.LogBody body = new Tree.LogBody(rest, fork.body().flags(), fork.body().span());
    return new Input(name, readers, List.of(branch(body, false)), span);
  }

  private void misplaced(Span span) {
    binding.error(
        DiagnosticCode.UNSUPPORTED_STATEMENT, span, "this is not supported at this place yet", "");
  }

  private void output(String name, List<Tree.Item> items, Span span) {
    List<Output.Writer> writers = new ArrayList<>();
    List<Branch> branches = new ArrayList<>();
    for (Tree.Item item : items) {
      switch (item) {
        case Tree.Call call ->
            destinations
                .read(call)
                .ifPresent(use -> writers.add(new Output.Writer(name + "#" + writers.size(), use)));
        case Tree.Fork fork -> branches.add(branch(fork.body(), false));
        case Tree.Reference reference -> misplaced(reference.span());
        case Tree.Inline inline -> misplaced(inline.span());
        case Tree.InlineFilter filter -> misplaced(filter.span());
        case Tree.Junction junction -> misplaced(junction.span());
        case Tree.Choice choice -> misplaced(choice.span());
      }
    }
    outputs.put(name, new Output(name, writers, branches, span));
  }

  /**
   * The paths of the log statements.
   *
   * <p>A source that is named twice delivers twice. A source made of channels that take records of
   * other sources is no input: for each channel there is a path that goes through it and then on to
   * all paths of that source, which are siblings of each other only.
   */
  List<LogPath> paths(List<Tree.LogStatement> logs) {
    List<LogPath> paths = new ArrayList<>();
    Map<String, Fed> fed = new LinkedHashMap<>();
    for (Tree.LogStatement log : logs) {
      List<Tree.Fork> forks = leadingForks(log.body());
      if (!forks.isEmpty()) {
        paths.addAll(split(log, forks));
        continue;
      }
      List<String> feeds = new ArrayList<>();
      List<String> channels = new ArrayList<>();
      List<Tree.Item> rest = new ArrayList<>();
      for (Tree.Item item : log.body().items()) {
        if (isSource(item)) {
          feeds.addAll(feeds(item));
          if (item instanceof Tree.Reference reference
              && channelsOf.containsKey(reference.name().text())) {
            channels.add(reference.name().text());
          }
        } else {
          rest.add(item);
        }
      }
      Branch branch = branch(new Tree.LogBody(rest, log.body().flags(), log.span()), true);
      boolean all = branch.flags().contains(Flag.CATCH_ALL);
      if (all) {
        channels.addAll(channelsOf.keySet());
      }
      for (String name : channels) {
        fed.computeIfAbsent(name, _ -> new Fed(paths.size(), new ArrayList<>()))
            .branches()
            .add(without(Flag.CATCH_ALL, branch));
      }
      if (channels.isEmpty() || !feeds.isEmpty() || all) {
        paths.add(new LogPath(feeds, branch));
      }
    }
    for (Map.Entry<String, Fed> each : List.copyOf(fed.entrySet()).reversed()) {
      List<Tree.Fork> forks = channelsOf.getOrDefault(each.getKey(), List.of());
      Span span = forks.getFirst().span();
      List<Branch.Step> rest = List.of(new Branch.Junction(each.getValue().branches(), span));
      paths.addAll(each.getValue().place(), through(channels(forks), rest));
    }
    return paths;
  }

  private static Branch without(Flag flag, Branch branch) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    flags.addAll(branch.flags());
    flags.remove(flag);
    return new Branch(branch.name(), branch.steps(), flags, branch.span());
  }

  private static boolean isSource(Tree.Item item) {
    return (item instanceof Tree.Reference reference && reference.kind() == ObjectKind.SOURCE)
        || (item instanceof Tree.Inline inline && inline.kind() == ObjectKind.SOURCE);
  }

  /** The inputs that a reference to a source, or a source without a name, stands for. */
  private List<String> feeds(Tree.Item item) {
    if (item instanceof Tree.Reference reference) {
      binding.resolve(ObjectKind.SOURCE, reference.name());
      return inputsOf.getOrDefault(reference.name().text(), List.of());
    }
    return item instanceof Tree.Inline inline
        ? input(anonymous("source", inputs), inline.items(), inline.span())
        : List.of();
  }

  /** The channels that a path begins with, if each has a source of its own, or such channels. */
  private static List<Tree.Fork> leadingForks(Tree.LogBody body) {
    List<Tree.Fork> forks = new ArrayList<>();
    if (!body.items().isEmpty() && body.items().getFirst() instanceof Tree.Junction junction) {
      forks.addAll(junction.forks());
    } else {
      for (Tree.Item item : body.items()) {
        if (!(item instanceof Tree.Fork fork)) {
          return List.of();
        }
        forks.add(fork);
      }
    }
    return forks.stream().allMatch(Paths::bringsRecords) ? forks : List.of();
  }

  private static boolean bringsRecords(Tree.Fork fork) {
    return fork.body().items().stream().anyMatch(Paths::isSource)
        || !leadingForks(fork.body()).isEmpty();
  }

  /** The paths of a log statement whose sources stand in channels: one for each input. */
  private List<LogPath> split(Tree.LogStatement log, List<Tree.Fork> forks) {
    List<LogPath> paths = through(channels(forks), behindForks(log.body()));
    flags(log.body().flags(), true);
    return paths;
  }

  /** What is done with the records of leading channels: only a junction has items behind it. */
  private List<Branch.Step> behindForks(Tree.LogBody body) {
    List<Tree.Item> items = body.items();
    return items.getFirst() instanceof Tree.Junction
        ? steps(items.subList(1, items.size()))
        : List.of();
  }

  private List<Channel> channels(List<Tree.Fork> forks) {
    List<Channel> channels = new ArrayList<>();
    for (Tree.Fork fork : forks) {
      List<Tree.Fork> inner = leadingForks(fork.body());
      if (inner.isEmpty()) {
        channels.add(channel(fork.body()));
        continue;
      }
      Set<Flag> flags = flags(fork.body().flags(), false);
      for (LogPath path : through(channels(inner), behindForks(fork.body()))) {
        Branch branch = path.branch();
        EnumSet<Flag> both = EnumSet.noneOf(Flag.class);
        both.addAll(branch.flags());
        both.addAll(flags);
        channels.add(
            new Channel(
                path.inputs(), new Branch(branch.name(), branch.steps(), both, branch.span())));
      }
    }
    return channels;
  }

  private Channel channel(Tree.LogBody body) {
    List<String> feeds = new ArrayList<>();
    List<Tree.Item> rest = new ArrayList<>();
    for (Tree.Item item : body.items()) {
      if (isSource(item)) {
        feeds.addAll(feeds(item));
      } else {
        rest.add(item);
      }
    }
    return new Channel(feeds, branch(new Tree.LogBody(rest, body.flags(), body.span()), false));
  }

  /**
   * A path for each channel: what the channel does, and on. Its flags hold among all paths of the
   * same source, as in the real program; those of the path around it do not.
   */
  private static List<LogPath> through(List<Channel> channels, List<Branch.Step> rest) {
    List<LogPath> paths = new ArrayList<>();
    for (Channel channel : channels) {
      Branch branch = channel.branch();
      List<Branch.Step> steps = new ArrayList<>(branch.steps());
      steps.addAll(rest);
      paths.add(
          new LogPath(
              channel.inputs(), new Branch(branch.name(), steps, branch.flags(), branch.span())));
    }
    return paths;
  }

  private static String anonymous(String kind, Map<String, ?> taken) {
    int number = 0;
    while (taken.containsKey("#anon-" + kind + number)) {
      number++;
    }
    return "#anon-" + kind + number;
  }

  private Branch branch(Tree.LogBody body, boolean top) {
    return new Branch(Optional.empty(), steps(body.items()), flags(body.flags(), top), body.span());
  }

  private Set<Flag> flags(List<Token> words, boolean top) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Token word : words) {
      switch (word.name()) {
        case "final" -> flags.add(Flag.FINAL);
        case "fallback" -> flags.add(Flag.FALLBACK);
        case "catchall", "catch-all" -> {
          if (top) {
            flags.add(Flag.CATCH_ALL);
          } else {
            binding.error(
                DiagnosticCode.MUST_NOT_COMBINE,
                word.span(),
                "the flag " + word.text() + " is for log paths that stand alone",
                "not within another path");
          }
        }
        case "flow-control" -> flags.add(Flag.FLOW_CONTROL);
        case "drop-unmatched" ->
            binding.add(
                DiagnosticCode.OPTION_WITHOUT_EFFECT.at(
                    Level.WARNING, word.span(), "drop-unmatched has no effect", "accepted"));
        default ->
            binding.add(
                Suggestions.help(
                    DiagnosticCode.FLAG_UNKNOWN.at(
                        Level.WARNING,
                        word.span(),
                        "there is no log flag \"" + word.text() + "\"; it is left out",
                        "unknown flag"),
                    word.name(),
                    List.of("final", "fallback", "catchall", "flow-control")));
      }
    }
    return flags;
  }

  private List<Branch.Step> steps(List<Tree.Item> items) {
    List<Branch.Step> steps = new ArrayList<>();
    if (++depth > 200) {
      depth--;
      return steps;
    }
    List<Branch> forks = new ArrayList<>();
    Span forkSpan = Span.BUILT_IN;
    for (Tree.Item item : items) {
      if (item instanceof Tree.Fork fork) {
        forkSpan = forks.isEmpty() ? fork.span() : forkSpan;
        forks.add(branch(fork.body(), false));
        continue;
      }
      if (!forks.isEmpty()) {
        steps.add(new Branch.Junction(forks, forkSpan));
        forks.clear();
      }
      steps.addAll(step(item));
    }
    if (!forks.isEmpty()) {
      steps.add(new Branch.Junction(forks, forkSpan));
    }
    depth--;
    return steps;
  }

  private List<Branch.Step> step(Tree.Item item) {
    return switch (item) {
      case Tree.Reference reference -> reference(reference);
      case Tree.Inline inline -> inline(inline);
      case Tree.InlineFilter filter ->
          binding.filters().condition(filter.expression()).map(Paths::filter).stream().toList();
      case Tree.Fork fork ->
          List.of(new Branch.Junction(List.of(branch(fork.body(), false)), fork.span()));
      case Tree.Junction junction ->
          List.of(
              new Branch.Junction(
                  junction.forks().stream().map(fork -> branch(fork.body(), false)).toList(),
                  junction.span()));
      case Tree.Choice choice -> List.of(choice(choice));
      case Tree.Call call -> operation(call);
    };
  }

  private static Branch.Step filter(Condition condition) {
    return new Branch.Filter(condition);
  }

  /** A rewrite or parser that stands in the braces of its kind. */
  private List<Branch.Step> operation(Tree.Call call) {
    if (ParserDrivers.known(call.name().name())) {
      binding.add(
          DiagnosticCode.DRIVER_UNSUPPORTED.at(
              Level.ERROR,
              call.name().span(),
              "the parser " + call.name().text() + "() is not supported yet",
              "refused"));
      return List.of();
    }
    return rewrites.read(call).map(Paths::rewrite).stream().toList();
  }

  private static Branch.Step rewrite(Use use) {
    return new Branch.Rewrite(use);
  }

  private List<Branch.Step> reference(Tree.Reference reference) {
    return switch (reference.kind()) {
      case SOURCE -> {
        binding.error(
            DiagnosticCode.UNSUPPORTED_STATEMENT,
            reference.span(),
            "a source within an embedded path is not supported yet",
            "name it at the top of the log statement");
        yield List.of();
      }
      case DESTINATION ->
          binding.resolve(ObjectKind.DESTINATION, reference.name()).isPresent()
              ? List.of(new Branch.Deliver(reference.name().text(), reference.span()))
              : List.of();
      case FILTER ->
          binding.filters().named(reference.name(), reference.span()).map(Paths::filter).stream()
              .toList();
      case PARSER, REWRITE -> {
        Optional<Tree.Statement> found = binding.resolve(reference.kind(), reference.name());
        yield found.isPresent() && found.get() instanceof Tree.ObjectStatement object
            ? steps(object.items())
            : List.of();
      }
    };
  }

  private List<Branch.Step> inline(Tree.Inline inline) {
    return switch (inline.kind()) {
      case DESTINATION -> {
        String name = anonymous("destination", outputs);
        output(name, inline.items(), inline.span());
        yield List.of(new Branch.Deliver(name, inline.span()));
      }
      case SOURCE -> {
        misplaced(inline.span());
        yield List.of();
      }
      case PARSER, REWRITE, FILTER -> steps(inline.items());
    };
  }

  private Branch.Step choice(Tree.Choice choice) {
    List<Branch.Alternative> alternatives = new ArrayList<>();
    for (Tree.Arm arm : choice.arms()) {
      Branch body = branch(arm.body(), false);
      if (arm.otherwise()) {
        Condition always = new Condition.Constant(true, arm.body().span());
        alternatives.add(new Branch.Alternative(Optional.of(always), body));
      } else if (arm.guard().isPresent()) {
        Condition guard =
            binding
                .filters()
                .condition(arm.guard().get())
                .orElse(new Condition.Constant(false, arm.guard().get().span()));
        alternatives.add(new Branch.Alternative(Optional.of(guard), body));
      } else {
        alternatives.add(new Branch.Alternative(Optional.empty(), body));
      }
    }
    return new Branch.Choice(alternatives, choice.span());
  }
}
