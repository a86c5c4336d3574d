package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logkeep.topology.Input;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Span;

/**
 * Makes inputs of sources.
 *
 * <p>A source made of channels that take the records of other sources is no input: paths go through
 * its channels.
 */
final class Inputs {
  private final Binding binding;
  private final Sources sources;
  private final Branches branches;
  private final Map<String, Input> inputs = new LinkedHashMap<>();
  private final Map<String, List<String>> inputsOf = new LinkedHashMap<>();
  private final Map<String, List<Tree.Fork>> channelsOf = new LinkedHashMap<>();

  Inputs(Binding binding, Branches branches) {
    this.binding = binding;
    this.sources = new Sources(binding);
    this.branches = branches;
  }

  /** All inputs made so far. */
  List<Input> all() {
    return List.copyOf(inputs.values());
  }

  /** Makes the inputs of a source with a name. */
  void named(String name, Tree.ObjectStatement source) {
    inputsOf.put(name, input(name, source.items(), source.span()));
  }

  /** The sources that have channels which take the records of other sources. */
  Set<String> throughChannels() {
    return channelsOf.keySet();
  }

  /** Those channels of a source. */
  List<Tree.Fork> channelsOf(String source) {
    return channelsOf.getOrDefault(source, List.of());
  }

  /** The inputs that a reference to a source, or a source without a name, stands for. */
  List<String> feeds(Tree.Item item) {
    if (item instanceof Tree.Reference reference) {
      binding.resolve(ObjectKind.SOURCE, reference.name());
      return inputsOf.getOrDefault(reference.name().text(), List.of());
    }
    return item instanceof Tree.Inline inline
        ? input(ObjectKind.SOURCE.anonymous(inputs.keySet()), inline.items(), inline.span())
        : List.of();
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
        case Tree.Reference reference -> binding.misplaced(reference.span());
        case Tree.Inline inline -> binding.misplaced(inline.span());
        case Tree.InlineFilter filter -> binding.misplaced(filter.span());
        case Tree.Junction junction -> binding.misplaced(junction.span());
        case Tree.Choice choice -> binding.misplaced(choice.span());
      }
    }
    return names;
  }

  /** Whether a channel takes the records of another source, or has channels that bring some. */
  private static boolean namesSource(Tree.Fork fork) {
    return !Paths.leadingForks(fork.body()).isEmpty()
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
            binding.misplaced(inner.span());
          }
        }
      } else {
        rest.add(item);
      }
    }
    Tree.LogBody body = new Tree.LogBody(rest, fork.body().flags(), fork.body().span());
    return new Input(name, readers, List.of(branches.branch(body, false)), span);
  }
}
