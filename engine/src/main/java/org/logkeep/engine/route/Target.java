package org.logkeep.engine.route;

import org.logkeep.engine.EngineContext;
import org.logkeep.engine.destination.Destination;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/** A destination as the router sees it, with its counter of sequence numbers. */
public final class Target {
  /** Which records are numbered. */
  public enum Numbered {
    /** Those made on this machine (RFC 5424, section 7.3.1). */
    LOCAL,
    /** All. */
    ALL,
    /** None. */
    NONE
  }

  private final Destination destination;
  private final Numbered numbered;
  private long sequence;

  /** Makes a target whose next number is 1. */
  public Target(Destination destination, Numbered numbered) {
    this.destination = destination;
    this.numbered = numbered;
  }

  /** The destination. */
  public Destination destination() {
    return destination;
  }

  void write(RecordBatch batch, int row, EngineContext context, boolean hold) {
    boolean counts =
        switch (numbered) {
          case LOCAL -> batch.hasFlag(row, RecordFlags.LOCAL);
          case ALL -> true;
          case NONE -> false;
        };
    context.sequenceNumber(counts ? ++sequence : 0);
    destination.write(batch, row, context, hold);
  }
}
