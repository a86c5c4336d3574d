package org.logkeep.engine.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.destination.Written;
import org.logkeep.engine.filter.Explanation;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.engine.route.RouteObserver;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;

/**
 * Writes down the way of one record as a tree.
 *
 * <p>The engine routes by calling what follows from within what came before, so a stack holds where
 * what happens now belongs.
 */
final class Recorder implements RouteObserver {
  /** A branch while the record walks it; what follows it belongs to {@code outer}. */
  private static final class BranchNode {
    final Branch branch;
    final Place outer;
    final List<StepNode> steps = new ArrayList<>();
    boolean passed;

    BranchNode(Branch branch, Place outer) {
      this.branch = branch;
      this.outer = outer;
    }

    BranchTrace trace() {
      return new BranchTrace(branch, passed, steps.stream().map(StepNode::trace).toList());
    }
  }

  private static final class StepNode {
    final Branch.Step step;
    final List<Explanation> asked = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final List<BranchNode> branches = new ArrayList<>();
    final List<Written> written = new ArrayList<>();
    boolean passed;

    StepNode(Branch.Step step) {
      this.step = step;
    }

    StepTrace trace() {
      return new StepTrace(
          step, passed, asked, changes, branches.stream().map(BranchNode::trace).toList(), written);
    }
  }

  private record Place(@Nullable BranchNode branch, @Nullable StepNode step) {}

  private static final Place OUTSIDE = new Place(null, null);

  private final RowText rows;
  private final Map<String, List<String>> writers = new HashMap<>();
  private final Map<String, Deque<StepNode>> deliveries = new HashMap<>();
  private final List<Explained.Delivery> written = new ArrayList<>();
  private final List<BranchNode> roots = new ArrayList<>();
  private final Deque<Place> outer = new ArrayDeque<>();
  private Place place = OUTSIDE;

  Recorder(Topology topology, RowText rows) {
    this.rows = rows;
    for (Output output : topology.outputs()) {
      writers.put(output.name(), output.writers().stream().map(Output.Writer::id).toList());
    }
  }

  /** Forgets the last record. */
  void clear() {
    deliveries.clear();
    written.clear();
    roots.clear();
    outer.clear();
    place = OUTSIDE;
  }

  /** The branches that were entered on the outermost level. */
  List<BranchTrace> branches() {
    return roots.stream().map(BranchNode::trace).toList();
  }

  /** All that was written. */
  List<Explained.Delivery> written() {
    return List.copyOf(written);
  }

  /**
   * A destination shows what it writes: records reach a writer in the order of the steps that
   * deliver to it.
   */
  void written(String writer, Written what) {
    written.add(new Explained.Delivery(writer, what));
    StepNode step = deliveries.getOrDefault(writer, new ArrayDeque<>()).poll();
    if (step != null) {
      step.written.add(what);
    }
  }

  private void enter(Place inner) {
    outer.push(place);
    place = inner;
  }

  private void leave() {
    place = outer.pop();
  }

  @Override
  public void branchBegins(Branch branch) {
    BranchNode node = new BranchNode(branch, place);
    StepNode step = place.step();
    (step == null ? roots : step.branches).add(node);
    enter(new Place(node, null));
  }

  @Override
  public void branchPassed() {
    BranchNode branch = place.branch();
    if (branch != null) {
      branch.passed = true;
      enter(branch.outer);
    }
  }

  @Override
  public void branchResumed() {
    leave();
  }

  @Override
  public void branchEnds() {
    leave();
  }

  @Override
  public void stepBegins(Branch.Step step) {
    StepNode node = new StepNode(step);
    BranchNode branch = place.branch();
    if (branch != null) {
      branch.steps.add(node);
    }
    if (step instanceof Branch.Deliver deliver) {
      for (String writer : writers.getOrDefault(deliver.output(), List.of())) {
        deliveries.computeIfAbsent(writer, w -> new ArrayDeque<>()).add(node);
      }
    }
    enter(new Place(branch, node));
  }

  @Override
  public void stepPassed() {
    StepNode step = place.step();
    if (step != null) {
      step.passed = true;
    }
    enter(new Place(place.branch(), null));
  }

  @Override
  public void stepResumed() {
    leave();
  }

  @Override
  public void stepEnds() {
    leave();
  }

  @Override
  public Predicate around(Predicate predicate) {
    return new Asked(predicate);
  }

  /** Explains each row before the condition is asked, which may count or use up a rate. */
  private final class Asked implements Predicate {
    private final Predicate predicate;

    Asked(Predicate predicate) {
      this.predicate = predicate;
    }

    private void note(RecordBatch batch, int row, FilterContext context) {
      StepNode step = place.step();
      if (step != null) {
        step.asked.add(predicate.explain(batch, row, context));
      }
    }

    @Override
    public boolean test(RecordBatch batch, int row, FilterContext context) {
      note(batch, row, context);
      return predicate.test(batch, row, context);
    }

    @Override
    public int take(RecordBatch batch, int row, FilterContext context) {
      note(batch, row, context);
      return predicate.take(batch, row, context);
    }

    @Override
    public void select(RecordBatch batch, Selection selection, FilterContext context) {
      for (int i = 0; i < selection.size(); i++) {
        note(batch, selection.row(i), context);
      }
      predicate.select(batch, selection, context);
    }

    @Override
    public Explanation explain(RecordBatch batch, int row, FilterContext context) {
      return predicate.explain(batch, row, context);
    }
  }

  @Override
  public Rewriter around(Use use, Rewriter rewriter) {
    return (batch, row, owned, context) -> {
      Map<String, String> before = rows.of(batch, row);
      int result = rewriter.rewrite(batch, row, owned, context);
      StepNode step = place.step();
      if (step != null) {
        step.changes.add(
            new Change(
                use, result < 0, result < 0 ? List.of() : compare(before, rows.of(batch, result))));
      }
      return result;
    };
  }

  private static List<Change.Value> compare(Map<String, String> before, Map<String, String> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Change.Value> values = new ArrayList<>();
    for (String name : names) {
      String old = before.getOrDefault(name, "");
      String now = after.getOrDefault(name, "");
      if (!old.equals(now)) {
        values.add(new Change.Value(name, old, now));
      }
    }
    return values;
  }
}
