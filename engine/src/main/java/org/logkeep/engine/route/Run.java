package org.logkeep.engine.route;

import java.util.ArrayDeque;
import org.logkeep.engine.EngineContext;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;

/**
 * The state of routing one batch: what steps share. Reused from batch to batch; confined to the
 * reactor's thread.
 */
final class Run {
  private final ArrayDeque<Selection> freeSelections = new ArrayDeque<>();
  private final ArrayDeque<Origins> freeOrigins = new ArrayDeque<>();
  private final EngineContext context;
  private RecordBatch batch;
  private int visits;

  Run(EngineContext context, RecordBatch batch) {
    this.context = context;
    this.batch = batch;
  }

  void begin(RecordBatch newBatch) {
    batch = newBatch;
    visits = 0;
  }

  RecordBatch batch() {
    return batch;
  }

  EngineContext context() {
    return context;
  }

  int nextVisit() {
    return visits++;
  }

  /** An empty selection; give it back with {@link #release(Selection)}. */
  Selection selection() {
    Selection free = freeSelections.poll();
    if (free == null) {
      return new Selection(1024);
    }
    free.clear();
    return free;
  }

  Selection copy(Selection of) {
    Selection copy = selection();
    copy.copyOf(of);
    return copy;
  }

  void release(Selection selection) {
    freeSelections.push(selection);
  }

  /** An empty set of received records; give it back with {@link #release(Origins)}. */
  Origins origins() {
    Origins free = freeOrigins.poll();
    Origins origins = free == null ? new Origins() : free;
    origins.clear(batch.received());
    return origins;
  }

  void release(Origins origins) {
    freeOrigins.push(origins);
  }
}
