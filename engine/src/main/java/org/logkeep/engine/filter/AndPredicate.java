package org.logkeep.engine.filter;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;
import org.logkeep.topology.diagnostic.Span;

/** All conditions hold; each is asked only about what those before it left. */
final class AndPredicate implements Predicate {
  private final Predicate[] parts;
  private final Span span;

  AndPredicate(List<Predicate> parts, Span span) {
    this.parts = parts.toArray(Predicate[]::new);
    this.span = span;
  }

  @Override
  public boolean test(RecordBatch batch, int row, FilterContext context) {
    for (Predicate part : parts) {
      if (!part.test(batch, row, context)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int take(RecordBatch batch, int row, FilterContext context) {
    int taken = row;
    for (Predicate part : parts) {
      taken = part.take(batch, taken, context);
      if (taken == NO_ROW) {
        return NO_ROW;
      }
    }
    return taken;
  }

  @Override
  public void select(RecordBatch batch, Selection rows, FilterContext context) {
    for (Predicate part : parts) {
      if (rows.isEmpty()) {
        return;
      }
      part.select(batch, rows, context);
    }
  }

  @Override
  public Explanation explain(RecordBatch batch, int row, FilterContext context) {
    List<Explanation> asked = new ArrayList<>();
    boolean holds = true;
    for (int i = 0; i < parts.length && holds; i++) {
      Explanation part = parts[i].explain(batch, row, context);
      asked.add(part);
      holds = part.holds();
    }
    return new Explanation(holds, "all of these hold", "", span, asked);
  }
}
