package org.logkeep.engine.route;

import org.logkeep.engine.EngineContext;
import org.logkeep.engine.destination.Destination;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/**
 * A destination as the router sees it, with its counter of sequence numbers: records made on this
 * machine are numbered at each destination (RFC 5424, section 7.3.1), others only where the
 * destination numbers all.
 */
public final class Target {
  private final Destination destination;
  private final boolean numbersAll;
  private long sequence;

  /** Makes a target whose next number is 1. */
  public Target(Destination destination, boolean numbersAll) {
    this.destination = destination;
    this.numbersAll = numbersAll;
  }

  /** The destination. */
  public Destination destination() {
    return destination;
  }

  void write(RecordBatch batch, int row, EngineContext context, boolean hold) {
    context.sequenceNumber(numbersAll || batch.hasFlag(row, RecordFlags.LOCAL) ? ++sequence : 0);
    destination.write(batch, row, context, hold);
  }
}
