package org.logkeep.engine.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.logkeep.engine.EngineContext;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;

/** Compiles the paths of a topology to one {@link Router} for each input. */
public final class RouterCompiler {
  /** Where the parts of steps come from. */
  public interface Parts {
    /** The compiled form of a condition. */
    Predicate predicate(Condition condition);

    /** The compiled form of a rewrite. */
    Rewriter rewriter(Use rewrite);

    /** The compiled form of a parser; it gives -1 for a record that it refuses. */
    Rewriter parser(Use parser);

    /** Who is told how records walk; nobody in a daemon. */
    default Optional<RouteObserver> observer() {
      return Optional.empty();
    }
  }

  private final Parts parts;
  private final EngineContext context;
  private final Map<String, Output> outputs = new LinkedHashMap<>();
  private final Map<String, Steps.Deliver.Place> places = new LinkedHashMap<>();
  private final List<Deliveries> deliveries = new ArrayList<>();

  /**
   * Prepares for compiling.
   *
   * @param targets groups of destinations that write to the same place, each by its writer's id
   */
  public RouterCompiler(
      Topology topology, Parts parts, EngineContext context, List<Map<String, Target>> targets) {
    this.parts = parts;
    this.context = context;
    topology.outputs().forEach(output -> outputs.put(output.name(), output));
    for (Map<String, Target> group : targets) {
      Deliveries groupDeliveries = new Deliveries(group.values().toArray(new Target[0]));
      deliveries.add(groupDeliveries);
      int number = 0;
      for (String id : group.keySet()) {
        places.put(id, new Steps.Deliver.Place(groupDeliveries, number++));
      }
    }
  }

  /** Compiles what the records of one input walk through. */
  public Router compile(Input input, List<LogPath> paths) {
    List<Sequence> sequences = new ArrayList<>();
    for (LogPath path : paths) {
      int copies = Collections.frequency(path.inputs(), input.name());
      copies += path.branch().flags().contains(Branch.Flag.CATCH_ALL) ? 1 : 0;
      for (int copy = 0; copy < copies; copy++) {
        sequences.add(sequence(path.branch(), false));
      }
    }
    Optional<Siblings> within =
        input.branches().isEmpty()
            ? Optional.empty()
            : Optional.of(siblings(input.branches(), false));
    return new Router(
        within, new Siblings(sequences), deliveries, new Run(context, new RecordBatch(16, 1)));
  }

  private Siblings siblings(List<Branch> branches, boolean hold) {
    return new Siblings(map(branches, branch -> sequence(branch, hold)));
  }

  private Sequence sequence(Branch branch, boolean holdAbove) {
    boolean hold = holdAbove || branch.flags().contains(Branch.Flag.FLOW_CONTROL);
    List<Step> steps = new ArrayList<>();
    Rewrites rewrites = new Rewrites();
    parts.observer().ifPresent(observer -> steps.add(new Observed.Begin(branch, observer)));
    for (Branch.Step step : branch.steps()) {
      switch (step) {
        case Branch.Rewrite rewrite ->
            rewrites.add(step, rewrite.rewrite(), parts.rewriter(rewrite.rewrite()));
        case Branch.Parse parse -> rewrites.add(step, parse.parser(), parts.parser(parse.parser()));
        case Branch.Filter filter -> {
          rewrites.endIn(steps);
          steps.add(observed(step, new Steps.Filter(predicate(filter.condition()))));
        }
        case Branch.Deliver deliver -> {
          rewrites.endIn(steps);
          steps.add(observed(step, deliver(deliver, hold)));
        }
        case Branch.Junction junction -> {
          rewrites.endIn(steps);
          steps.add(observed(step, new Steps.Junction(siblings(junction.branches(), hold))));
        }
        case Branch.Choice choice -> {
          rewrites.endIn(steps);
          steps.add(
              observed(
                  step,
                  new Steps.Choice(
                      map(
                          choice.alternatives(),
                          a ->
                              new Steps.Choice.Alternative(
                                  a.guard().map(this::predicate), sequence(a.body(), hold))))));
        }
      }
    }
    rewrites.endIn(steps);
    parts.observer().ifPresent(observer -> steps.add(new Observed.End(observer)));
    return new Sequence(
        steps,
        branch.flags().contains(Branch.Flag.FINAL),
        branch.flags().contains(Branch.Flag.FALLBACK));
  }

  private Predicate predicate(Condition condition) {
    Predicate predicate = parts.predicate(condition);
    return parts.observer().map(observer -> observer.around(predicate)).orElse(predicate);
  }

  private Step observed(Branch.Step source, Step step) {
    return parts
        .observer()
        .<Step>map(observer -> new Observed.Around(source, step, observer))
        .orElse(step);
  }

  /**
   * Rewrites that follow each other share one step, so that a record is copied once for all of
   * them.
   */
  private final class Rewrites {
    private final List<Rewriter> rewriters = new ArrayList<>();
    private final List<Branch.Step> sources = new ArrayList<>();

    void add(Branch.Step source, Use use, Rewriter rewriter) {
      sources.add(source);
      rewriters.add(
          parts.observer().map(observer -> observer.around(use, rewriter)).orElse(rewriter));
    }

    void endIn(List<Step> steps) {
      if (!rewriters.isEmpty()) {
        steps.add(observed(sources.getFirst(), new Steps.Rewrite(List.copyOf(rewriters))));
        rewriters.clear();
        sources.clear();
      }
    }
  }

  private Step deliver(Branch.Deliver step, boolean hold) {
    Output output = outputs.get(step.output());
    if (output == null) {
      throw new IllegalArgumentException("no output is called " + step.output());
    }
    return new Steps.Deliver(
        map(output.writers(), writer -> place(writer.id())),
        output.branches().isEmpty()
            ? Optional.empty()
            : Optional.of(siblings(output.branches(), hold)),
        hold);
  }

  private Steps.Deliver.Place place(String writerId) {
    Steps.Deliver.Place place = places.get(writerId);
    if (place == null) {
      throw new IllegalArgumentException("no destination is called " + writerId);
    }
    return place;
  }

  private static <A, B> List<B> map(List<A> list, Function<A, B> function) {
    return list.stream().map(function).toList();
  }
}
