package org.logkeep.engine.filter;

import org.logkeep.record.Facility;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;
import org.logkeep.record.Severity;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;

/** The priority belongs to a set: one look into a table of 200 entries. */
final class PriorityPredicate implements Predicate {
  private static final int BEYOND = Facility.COUNT * Severity.COUNT;

  private final Condition.Priority condition;
  private final byte[] table = new byte[PrioritySet.FACILITIES * Severity.COUNT];

  PriorityPredicate(Condition.Priority condition) {
    this.condition = condition;
    for (int priority = 0; priority < table.length; priority++) {
      table[priority] = (byte) (condition.set().contains(priority) ? 1 : 0);
    }
  }

  @Override
  public boolean test(RecordBatch batch, int row, FilterContext context) {
    return table[index(batch.priority(row))] != 0;
  }

  @Override
  public void select(RecordBatch batch, Selection rows, FilterContext context) {
    int size = rows.size();
    int[] array = rows.array(size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int row = array[i];
      array[kept] = row;
      kept += table[index(batch.priority(row))];
    }
    rows.size(kept);
  }

  private static int index(int priority) {
    return Integer.compareUnsigned(priority, BEYOND) < 0 ? priority : BEYOND + (priority & 7);
  }

  @Override
  public Explanation explain(RecordBatch batch, int row, FilterContext context) {
    int priority = batch.priority(row);
    String facility =
        Facility.ofCode(priority >>> 3)
            .map(Facility::label)
            .orElse(Integer.toString(priority >>> 3));
    return Explanation.of(
        test(batch, row, context),
        "priority",
        facility + "." + Severity.ofPriority(priority).label(),
        condition.span());
  }
}
