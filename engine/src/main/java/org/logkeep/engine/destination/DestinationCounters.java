package org.logkeep.engine.destination;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A destination's side of the ledger: {@code processed = written + queued + dropped}, at any moment
 * between two batches.
 *
 * <p>Counted a batch at a time, read by any thread.
 */
public final class DestinationCounters {
  /** Why a record was dropped. */
  public enum DropReason {
    /** The queue was full and the policy is to drop. */
    QUEUE_FULL("queue-full"),
    /** The name made from the record leads out of the configured directory, or is no name. */
    BAD_PATH("bad-path"),
    /** More names than may be open or created. */
    TOO_MANY_FILES("too-many-files"),
    /** A repeat that was held back, and is counted in a line of its own. */
    REPEATED("repeated"),
    /** The rate limit of the destination. */
    RATE("rate"),
    /**
     * A fifo without reader, a terminal that refused, a datagram too long: cannot be delivered
     * later either.
     */
    REFUSED("refused"),
    /** Still queued when the daemon had to end. */
    SHUTDOWN("shutdown");

    private final String label;

    DropReason(String label) {
      this.label = label;
    }

    /** The word that statistics use. */
    public String label() {
      return label;
    }
  }

  private final AtomicLong processed = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final Map<DropReason, AtomicLong> dropped = new EnumMap<>(DropReason.class);
  private final AtomicLong bytes = new AtomicLong();

  /** Makes counters that stand at zero. */
  public DestinationCounters() {
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, new AtomicLong());
    }
  }

  /** Records were given to the destination. */
  public void addProcessed(long records) {
    processed.addAndGet(records);
  }

  /** Records were delivered. */
  public void addWritten(long records, long byteCount) {
    written.addAndGet(records);
    bytes.addAndGet(byteCount);
  }

  /** Records were dropped. */
  public void addDropped(DropReason reason, long records) {
    count(reason).addAndGet(records);
  }

  /** Records given so far. */
  public long processed() {
    return processed.get();
  }

  /** Records delivered so far. */
  public long written() {
    return written.get();
  }

  /** Bytes delivered so far. */
  public long bytes() {
    return bytes.get();
  }

  /** Records dropped so far for this reason. */
  public long dropped(DropReason reason) {
    return count(reason).get();
  }

  /** Records dropped so far. */
  public long dropped() {
    return dropped.values().stream().mapToLong(AtomicLong::get).sum();
  }

  /** Records that wait. */
  public long queued() {
    return processed() - written() - dropped();
  }

  /** Sets all to zero but what is queued. */
  public void reset() {
    long waiting = queued();
    written.set(0);
    bytes.set(0);
    dropped.values().forEach(d -> d.set(0));
    processed.set(waiting);
  }

  private AtomicLong count(DropReason reason) {
    AtomicLong count = dropped.get(reason);
    if (count == null) {
      throw new IllegalStateException("no counter for " + reason);
    }
    return count;
  }
}
