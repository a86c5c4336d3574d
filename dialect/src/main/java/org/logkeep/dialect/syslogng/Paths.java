package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Branch.Flag;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.diagnostic.Span;

/**
 * Makes log paths of log statements, and the inputs and outputs they go between (sections 2 and 4
 * of the specification).
 */
final class Paths {
  private final Binding binding;
  private final Branches branches;
  private final Inputs inputs;

  /** A channel that takes the records of other sources, and what it does with them. */
  private record Channel(List<String> inputs, Branch branch) {}

  /** The paths that take the records of a source made of channels, and where the first stands. */
  private record Fed(int place, List<Branch> branches) {}

  Paths(Binding binding) {
    this.binding = binding;
    this.branches = new Branches(binding);
    this.inputs = new Inputs(binding, branches);
  }

  List<Input> inputs() {
    return inputs.all();
  }

  List<Output> outputs() {
    return branches.outputs();
  }

  /** Makes the inputs and outputs of all named sources and destinations. */
  void objects() {
    for (Map.Entry<String, Tree.Statement> each :
        List.copyOf(binding.table(ObjectKind.SOURCE).entrySet())) {
      if (each.getValue() instanceof Tree.ObjectStatement object) {
        inputs.named(each.getKey(), object);
      }
    }
    for (Map.Entry<String, Tree.Statement> each :
        List.copyOf(binding.table(ObjectKind.DESTINATION).entrySet())) {
      if (each.getValue() instanceof Tree.ObjectStatement object) {
        branches.output(each.getKey(), object.items(), object.span());
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
        branches.steps(object.items());
      }
    }
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
          feeds.addAll(inputs.feeds(item));
          if (item instanceof Tree.Reference reference
              && inputs.throughChannels().contains(reference.name().text())) {
            channels.add(reference.name().text());
          }
        } else {
          rest.add(item);
        }
      }
      Branch branch = branches.branch(new Tree.LogBody(rest, log.body().flags(), log.span()), true);
      boolean all = branch.flags().contains(Flag.CATCH_ALL);
      if (all) {
        channels.addAll(inputs.throughChannels());
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
      List<Tree.Fork> forks = inputs.channelsOf(each.getKey());
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

  /** The channels that a path begins with, if each has a source of its own, or such channels. */
  static List<Tree.Fork> leadingForks(Tree.LogBody body) {
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
    branches.flags(log.body().flags(), true);
    return paths;
  }

  /** What is done with the records of leading channels: only a junction has items behind it. */
  private List<Branch.Step> behindForks(Tree.LogBody body) {
    List<Tree.Item> items = body.items();
    return items.getFirst() instanceof Tree.Junction
        ? branches.steps(items.subList(1, items.size()))
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
      Set<Flag> flags = branches.flags(fork.body().flags(), false);
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
        feeds.addAll(inputs.feeds(item));
      } else {
        rest.add(item);
      }
    }
    return new Channel(
        feeds, branches.branch(new Tree.LogBody(rest, body.flags(), body.span()), false));
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
}
