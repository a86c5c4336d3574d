package org.logkeep.engine.filter;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.diagnostic.Span;

/** One of the conditions holds; they are asked in order until one does. */
final class OrPredicate implements Predicate {
  private final Predicate[] parts;
  private final Span span;

  OrPredicate(List<Predicate> parts, Span span) {
    this.parts = parts.toArray(Predicate[]::new);
    this.span = span;
  }

  @Override
  public boolean test(RecordBatch batch, int row, FilterContext context) {
    for (Predicate part : parts) {
      if (part.test(batch, row, context)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int take(RecordBatch batch, int row, FilterContext context) {
    for (Predicate part : parts) {
      int taken = part.take(batch, row, context);
      if (taken != NO_ROW) {
        return taken;
      }
    }
    return NO_ROW;
  }

  @Override
  public Explanation explain(RecordBatch batch, int row, FilterContext context) {
    List<Explanation> asked = new ArrayList<>();
    boolean holds = false;
    for (int i = 0; i < parts.length && !holds; i++) {
      Explanation part = parts[i].explain(batch, row, context);
      asked.add(part);
      holds = part.holds();
    }
    return new Explanation(holds, "one of these holds", "", span, asked);
  }
}
