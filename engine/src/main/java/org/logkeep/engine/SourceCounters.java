package org.logkeep.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A source's side of the ledger: {@code received = routed + unmatched + refused}; what was lost
 * before it could be read is counted beside.
 */
public final class SourceCounters {
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong routed = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong lastArrival = new AtomicLong();
  private final Map<String, AtomicLong> lost = new ConcurrentHashMap<>();

  /** Makes counters that stand at zero. */
  public SourceCounters() {}

  void add(long receivedRecords, long routedRecords, long refusedRecords, long arrivalMicros) {
    received.addAndGet(receivedRecords);
    routed.addAndGet(routedRecords);
    refused.addAndGet(refusedRecords);
    lastArrival.set(arrivalMicros);
  }

  void addLost(String reason, long records) {
    lost.computeIfAbsent(reason, r -> new AtomicLong()).addAndGet(records);
  }

  /** Records read so far. */
  public long received() {
    return received.get();
  }

  /** Records that at least one path matched. */
  public long routed() {
    return routed.get();
  }

  /** Records that the reading profile refused. */
  public long refused() {
    return refused.get();
  }

  /** Records that no path matched. */
  public long unmatched() {
    return received() - routed() - refused();
  }

  /** Records lost before they could be read, by reason. */
  public Map<String, Long> lost() {
    Map<String, Long> copy = new TreeMap<>();
    lost.forEach((reason, count) -> copy.put(reason, count.get()));
    return copy;
  }

  /** When the newest record arrived, microseconds since the epoch; 0 if none did. */
  public long lastArrival() {
    return lastArrival.get();
  }
}
