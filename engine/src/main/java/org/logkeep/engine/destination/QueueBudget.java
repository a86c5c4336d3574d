package org.logkeep.engine.destination;

/**
 * What waits in the queues of one destination, against its limits. Several queues share a budget
 * where a destination writes to many files.
 */
final class QueueBudget {
  private final QueueLimits limits;
  private long records;
  private long bytes;
  private boolean wasFull;

  QueueBudget(QueueLimits limits) {
    this.limits = limits;
  }

  void take(long byteCount) {
    records++;
    bytes += byteCount;
  }

  void release(long recordCount, long byteCount) {
    records -= recordCount;
    bytes -= byteCount;
  }

  long records() {
    return records;
  }

  long bytes() {
    return bytes;
  }

  QueueLimits limits() {
    return limits;
  }

  boolean isFull() {
    return records >= limits.records() || bytes >= limits.bytes();
  }

  /** Whether sources should wait: from the limit on, until half of it has gone. */
  boolean holdsBack() {
    wasFull =
        isFull() || (wasFull && (records > limits.records() / 2 || bytes > limits.bytes() / 2));
    return wasFull;
  }
}
