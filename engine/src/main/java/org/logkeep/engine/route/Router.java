package org.logkeep.engine.route;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.EngineContext;
import org.logkeep.engine.Receipt;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;

/**
 * The compiled paths of one input: takes a parsed batch as far as the destinations' buffers.
 *
 * <p>Destinations never decide where a record goes, so all of routing comes first and all
 * deliveries follow, in the order of the records.
 */
public final class Router {
  private final Optional<Siblings> within;
  private final Siblings paths;
  private final List<Deliveries> deliveries;
  private final Run run;

  Router(Optional<Siblings> within, Siblings paths, List<Deliveries> deliveries, Run run) {
    this.within = within;
    this.paths = paths;
    this.deliveries = List.copyOf(deliveries);
    this.run = run;
  }

  /**
   * Routes and delivers all rows of a batch.
   *
   * @param rows the received rows that take part; changed by the call
   * @return how many of them matched at least one path
   */
  public int route(RecordBatch batch, Selection rows, EngineContext context, Receipt receipt) {
    run.begin(batch);
    Counter matched = new Counter();
    Selection all = run.copy(rows);
    if (within.isPresent()) {
      within.get().run(run, all, (r, passed) -> paths.run(r, passed, matched));
    } else {
      paths.run(run, all, matched);
    }
    for (Deliveries group : deliveries) {
      if (!group.isEmpty()) {
        group.flush(batch, context, receipt);
      }
    }
    return matched.origins.count(batch.received());
  }

  /** Counts received records that came out of any path. */
  private static final class Counter implements Step.Next {
    private final Origins origins = new Origins();
    private boolean ready;

    @Override
    public void accept(Run run, Selection rows) {
      if (!ready) {
        origins.clear(run.batch().received());
        ready = true;
      }
      origins.addAll(run.batch(), rows);
      run.release(rows);
    }
  }
}
