package org.logkeep.engine.filter;

import java.util.List;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;
import org.logkeep.topology.diagnostic.Span;

/** A condition with a name, which counts its verdicts. */
final class NamedPredicate implements Predicate {
  private final Predicate condition;
  private final FilterCounter counter;
  private final Span span;

  NamedPredicate(Predicate condition, FilterCounter counter, Span span) {
    this.condition = condition;
    this.counter = counter;
    this.span = span;
  }

  @Override
  public boolean test(RecordBatch batch, int row, FilterContext context) {
    boolean holds = condition.test(batch, row, context);
    counter.add(holds ? 1 : 0, 1);
    return holds;
  }

  @Override
  public int take(RecordBatch batch, int row, FilterContext context) {
    int taken = condition.take(batch, row, context);
    counter.add(taken == NO_ROW ? 0 : 1, 1);
    return taken;
  }

  @Override
  public void select(RecordBatch batch, Selection rows, FilterContext context) {
    int asked = rows.size();
    condition.select(batch, rows, context);
    counter.add(rows.size(), asked);
  }

  @Override
  public Explanation explain(RecordBatch batch, int row, FilterContext context) {
    Explanation part = condition.explain(batch, row, context);
    return new Explanation(part.holds(), "filter " + counter.name(), "", span, List.of(part));
  }
}
