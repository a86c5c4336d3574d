package org.logkeep.engine.format.stamp;

import java.time.ZoneId;
import java.util.Optional;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.record.RecordBatch;

/** One of the times of a record, in a zone: what a stamp speaks of. */
public final class Moment {
  /** Which time. */
  public enum Of {
    /** The stamp of the record: as sent, else the time of arrival. */
    SENT,
    /** The time of arrival. */
    RECEIVED,
    /** The time at which the text is made. */
    NOW,
    /** The time at which the record was processed; nothing waits, so this is now. */
    PROCESSED
  }

  private final Of of;
  private final boolean ownZone;
  private final ZoneOffsets offsets;

  private Moment(Of of, boolean ownZone, ZoneId zone) {
    this.of = of;
    this.ownZone = ownZone;
    this.offsets = new ZoneOffsets(zone);
  }

  /**
   * A time of a record.
   *
   * @param zone the zone it is told in; if empty, the one that the stamp came with, else the local
   *     one
   */
  public static Moment of(Of of, Optional<ZoneId> zone, ZoneId localZone) {
    return new Moment(of, zone.isEmpty() && of == Of.SENT, zone.orElse(localZone));
  }

  /** Microseconds since the epoch. */
  public long micros(RecordBatch batch, int row, FormatContext context) {
    return switch (of) {
      case SENT -> batch.stamp(row);
      case RECEIVED -> batch.arrival(row);
      case NOW, PROCESSED -> context.now();
    };
  }

  /** Seconds east of Greenwich in which the time is told. */
  public int offset(RecordBatch batch, int row, long micros) {
    if (ownZone) {
      int zone = batch.zone(row);
      if (zone != RecordBatch.NO_ZONE) {
        return zone;
      }
    }
    return offsets.at(Math.floorDiv(micros, 1_000_000L));
  }
}
