package org.logkeep.engine.route;

import java.util.Arrays;
import org.logkeep.engine.EngineContext;
import org.logkeep.engine.Receipt;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;

/**
 * What one batch delivers to one target group: destinations that write to the same place, and so
 * must see records in the order in which the paths reached them.
 *
 * <p>Routing works path by path over whole selections, but a file that two paths lead to must get
 * the lines of the first record before those of the second. Each entry therefore has a key
 *
 * <pre>
 *   | received record: 20 bits | visit of a delivery step: 20 bits | entry: 24 bits |
 * </pre>
 *
 * and the entries are sorted by it when more than one visit added some. Visits are numbered as they
 * happen, so the order is the one in which a single record would have met them.
 */
final class Deliveries {
  private static final int ENTRY_BITS = 24;
  private static final int VISIT_BITS = 20;

  private final Target[] targets;
  private long[] keys = new long[1024];
  private int[] rows = new int[1024];
  private int[] choices = new int[1024];
  private int size;
  private int visits;

  Deliveries(Target[] targets) {
    this.targets = targets;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(RecordBatch batch, Selection selection, int target, boolean hold, int visit) {
    int more = selection.size();
    if (size + more > keys.length) {
      int capacity = Math.max(size + more, keys.length * 2);
      keys = Arrays.copyOf(keys, capacity);
      rows = Arrays.copyOf(rows, capacity);
      choices = Arrays.copyOf(choices, capacity);
    }
    long visitBits = (long) (visit & ((1 << VISIT_BITS) - 1)) << ENTRY_BITS;
    int choice = target << 1 | (hold ? 1 : 0);
    for (int i = 0; i < more; i++) {
      int row = selection.row(i);
      keys[size] = (long) batch.origin(row) << (ENTRY_BITS + VISIT_BITS) | visitBits | size;
      rows[size] = row;
      choices[size] = choice;
      size++;
    }
    visits++;
  }

  /** Hands all entries to their destinations, in order, and forgets them. */
  void flush(RecordBatch batch, EngineContext context, Receipt receipt) {
    if (visits > 1) {
      Arrays.sort(keys, 0, size);
    }
    for (Target target : targets) {
      target.destination().begin(batch, receipt);
    }
    for (int i = 0; i < size; i++) {
      int entry = (int) keys[i] & ((1 << ENTRY_BITS) - 1);
      int choice = choices[entry];
      targets[choice >> 1].write(batch, rows[entry], context, (choice & 1) != 0);
    }
    for (Target target : targets) {
      target.destination().end();
    }
    size = 0;
    visits = 0;
  }
}
