package org.logkeep.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/** Takes a topology apart into ways without nesting, and lists what cannot be said so. */
public final class Flattener {
  /** The code of everything that another language cannot say. */
  public static final String UNSAID = "LK0690";

  private final Map<String, Output> outputs = new HashMap<>();
  private final Set<String> allInputs = new HashSet<>();
  private final Diagnostics unsaid = new Diagnostics();
  private final List<FlatRule> rules = new ArrayList<>();

  private final Function<Output, Optional<List<Use>>> whole;

  private Flattener(Topology topology, Function<Output, Optional<List<Use>>> whole) {
    this.whole = whole;
    topology.outputs().forEach(output -> outputs.put(output.name(), output));
    topology.inputs().forEach(input -> allInputs.add(input.name()));
  }

  /** The ways, and what is missing from them. */
  public record Result(List<FlatRule> rules, List<Diagnostic> unsaid) {
    /** Copies the lists. */
    public Result {
      rules = List.copyOf(rules);
      unsaid = List.copyOf(unsaid);
    }
  }

  /** Takes a topology apart. */
  public static Result flatten(Topology topology) {
    return flatten(topology, output -> Optional.empty());
  }

  /**
   * Takes a topology apart.
   *
   * @param whole what an output as a whole is to the language; empty for one that is taken apart
   */
  public static Result flatten(Topology topology, Function<Output, Optional<List<Use>>> whole) {
    Flattener flattener = new Flattener(topology, whole);
    for (Input input : topology.inputs()) {
      if (!input.branches().isEmpty()) {
        flattener.refuse(input.span(), "what a source does with its records before any path");
      }
    }
    Leftovers leftovers = new Leftovers(topology.paths(), flattener.outputs, flattener.allInputs);
    for (LogPath path : topology.paths()) {
      if (!Leftovers.isFallback(path)) {
        flattener.path(path, leftovers, PrioritySet.ALL);
      }
    }
    // They come after all others, wherever they stand.
    for (LogPath path : topology.paths()) {
      if (Leftovers.isFallback(path)) {
        flattener.fallback(path, leftovers);
      }
    }
    return new Result(flattener.rules, flattener.unsaid.all());
  }

  /** What holds on the way so far. */
  private record Way(PrioritySet set, List<Condition> rest) {
    Way and(Condition condition) {
      return switch (condition) {
        case Condition.Named named -> and(named.condition());
        case Condition.And all -> {
          Way way = this;
          for (Condition one : all.all()) {
            way = way.and(one);
          }
          yield way;
        }
        case Condition.Constant constant when constant.holds() -> this;
        default -> {
          Optional<PrioritySet> only = priorities(condition);
          if (only.isPresent()) {
            yield new Way(set.and(only.get()), rest);
          }
          List<Condition> more = new ArrayList<>(rest);
          more.add(condition);
          yield new Way(set, more);
        }
      };
    }
  }

  /** The priorities that a condition takes, if it speaks of nothing else. */
  public static Optional<PrioritySet> priorities(Condition condition) {
    return switch (condition) {
      case Condition.Priority priority -> Optional.of(priority.set());
      case Condition.Named named -> priorities(named.condition());
      case Condition.Constant constant ->
          Optional.of(constant.holds() ? PrioritySet.ALL : PrioritySet.NONE);
      case Condition.Not not -> priorities(not.negated()).map(PrioritySet::not);
      case Condition.And and -> fold(and.all(), PrioritySet.ALL, true);
      case Condition.Or or -> fold(or.any(), PrioritySet.NONE, false);
      case Condition.Matches matches -> Optional.empty();
      case Condition.Compare compare -> Optional.empty();
      case Condition.Function function -> Optional.empty();
    };
  }

  private static Optional<PrioritySet> fold(List<Condition> parts, PrioritySet start, boolean all) {
    PrioritySet set = start;
    for (Condition part : parts) {
      Optional<PrioritySet> one = priorities(part);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      set = all ? set.and(one.get()) : set.or(one.get());
    }
    return Optional.of(set);
  }

  private void refuse(Span span, String what) {
    unsaid.warning(UNSAID, span, "cannot be said: " + what, "left out");
  }

  private void path(LogPath path, Leftovers leftovers, PrioritySet set) {
    Way start = new Way(set, List.of());
    Set<String> inputs = leftovers.inputs(path);
    walk(path.branch(), start, inputs);
    // A source that a path names twice is delivered twice.
    for (int copy = 2; !inputs.isEmpty(); copy++) {
      inputs = leftovers.inputs(path, copy);
      if (!inputs.isEmpty()) {
        if (path.branch().flags().contains(Branch.Flag.FINAL)) {
          refuse(path.branch().span(), "a final path that takes a source more than once");
        } else {
          walk(path.branch(), start, inputs);
        }
      }
    }
  }

  private void fallback(LogPath path, Leftovers leftovers) {
    Optional<PrioritySet> left = leftovers.of(leftovers.inputs(path));
    if (left.isEmpty()) {
      refuse(
          path.branch().span(),
          "a path for records that no other path took, when the others choose by more than"
              + " priority");
    } else if (!left.get().equals(PrioritySet.NONE)) {
      path(path, leftovers, left.get());
    }
  }

  private void walk(Branch branch, Way start, Set<String> inputs) {
    Way way = start;
    List<Use> destinations = new ArrayList<>();
    for (Branch.Step step : branch.steps()) {
      switch (step) {
        case Branch.Filter filter -> {
          if (!destinations.isEmpty()) {
            emit(branch, way, inputs, destinations, false);
            destinations.clear();
          }
          way = way.and(filter.condition());
        }
        case Branch.Deliver deliver -> deliver(deliver, way, inputs, destinations);
        case Branch.Junction junction -> {
          for (Branch inner : junction.branches()) {
            if (!inner.flags().isEmpty()) {
              refuse(inner.span(), "a nested path with flags");
            } else {
              walk(inner, way, inputs);
            }
          }
        }
        case Branch.Rewrite rewrite -> refuse(rewrite.span(), "a change of the record");
        case Branch.Parse parse -> refuse(parse.span(), "a parser");
        case Branch.Choice choice -> refuse(choice.span(), "alternatives");
      }
    }
    boolean last = branch.flags().contains(Branch.Flag.FINAL);
    if (!destinations.isEmpty() || last) {
      emit(branch, way, inputs, destinations, last);
    }
  }

  private void deliver(
      Branch.Deliver deliver, Way way, Set<String> inputs, List<Use> destinations) {
    Output output = outputs.get(deliver.output());
    if (output == null) {
      return;
    }
    Optional<List<Use>> known = whole.apply(output);
    if (known.isPresent()) {
      destinations.addAll(known.get());
      return;
    }
    output.writers().forEach(writer -> destinations.add(writer.destination()));
    for (Branch inner : output.branches()) {
      walk(inner, way, inputs);
    }
  }

  private void emit(
      Branch branch, Way way, Set<String> inputs, List<Use> destinations, boolean last) {
    rules.add(
        new FlatRule(
            branch.name(), inputs, way.set(), way.rest(), destinations, last, branch.span()));
  }
}
