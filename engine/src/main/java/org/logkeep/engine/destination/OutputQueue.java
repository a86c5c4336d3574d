package org.logkeep.engine.destination;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.logkeep.engine.Receipt;
import org.logkeep.engine.destination.DestinationCounters.DropReason;
import org.logkeep.record.ByteSink;

/**
 * Formatted records that wait for one file, connection or socket, oldest first.
 *
 * <p>Records are formatted straight into the newest {@link Chunk}; writers take the bytes of the
 * oldest one. A record is done when its last byte is, or when it is dropped; then its destination's
 * counters and the receipt of its batch are told. How much may wait is the {@link QueueBudget}'s
 * matter and asked for by the caller. Confined to the loop's thread.
 */
final class OutputQueue {
  /** A chunk takes no further records from this size on. */
  static final int CHUNK_SIZE = 64 * 1024;

  private final ChunkPool pool;
  private final QueueBudget budget;
  private final Settlements settlements = new Settlements();
  private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
  private long taken;
  private long takenBytes;
  private long done;
  private long doneBytes;

  OutputQueue(ChunkPool pool, QueueBudget budget) {
    this.pool = pool;
    this.budget = budget;
  }

  QueueBudget budget() {
    return budget;
  }

  /** Where the next record is to be formatted; {@link #add} or {@link #cancel} must follow. */
  ByteSink open() {
    Chunk tail = chunks.peekLast();
    if (tail == null || tail.isSealed() || tail.bytes().size() >= CHUNK_SIZE) {
      tail = pool.take();
      chunks.addLast(tail);
    }
    return tail.bytes();
  }

  /** The record is formatted and waits. */
  void add(DestinationCounters owner) {
    Chunk tail = chunks.getLast();
    int size = tail.bytes().size() - tail.lastEnd();
    tail.endRecord();
    taken++;
    takenBytes += size;
    budget.take(size);
    settlements.taken(owner, taken, takenBytes);
  }

  /** Forgets the record that is being formatted. */
  void cancel() {
    Chunk tail = chunks.getLast();
    tail.bytes().truncate(tail.lastEnd());
  }

  /** The receipt is to be settled when everything taken so far is done. */
  void owe(Receipt receipt) {
    receipt.owe();
    settlements.owe(receipt, taken);
  }

  /** Tells the sources whose records are done; not within a batch. */
  void settleReceipts() {
    settlements.settleReceipts();
  }

  boolean owes() {
    return settlements.owes();
  }

  /** Whether nothing waits. */
  boolean isEmpty() {
    return done == taken;
  }

  long records() {
    return taken - done;
  }

  /** Records that one of the destinations before this queue gave, and that still wait. */
  long waiting(DestinationCounters owner) {
    return settlements.waiting(owner);
  }

  /** Whether at least one chunk's worth of bytes waits. */
  boolean isWorthWriting() {
    return takenBytes - doneBytes >= CHUNK_SIZE;
  }

  /** Bytes that wait, of which the beginning may be sent already. */
  long bytes() {
    return takenBytes - doneBytes;
  }

  /** The oldest chunk; only if something waits. */
  Chunk head() {
    Chunk head = chunks.getFirst();
    while (head.waiting() == 0 && chunks.size() > 1) {
      pool.give(chunks.removeFirst());
      head = chunks.getFirst();
    }
    return head;
  }

  /** Bytes of the oldest chunk were delivered. */
  void advance(int bytes) {
    Chunk head = head();
    int from = head.start();
    int records = head.advance(bytes);
    if (records > 0) {
      delivered(records, head.start() - from);
    }
    dropHeadIfDone(head);
  }

  /** The oldest record was delivered. */
  void advanceRecord() {
    Chunk head = head();
    int size = head.end() - head.start();
    head.skipRecord();
    delivered(1, size);
    dropHeadIfDone(head);
  }

  /** The oldest record is dropped. */
  void dropRecord(DropReason reason) {
    Chunk head = head();
    int size = head.end() - head.start();
    head.skipRecord();
    done++;
    doneBytes += size;
    budget.release(1, size);
    settlements.dropped(done, doneBytes, reason);
    dropHeadIfDone(head);
  }

  /** Everything that waits is dropped. */
  void dropAll(DropReason reason) {
    for (Chunk chunk : chunks) {
      pool.give(chunk);
    }
    abandonAll(reason);
  }

  /**
   * Everything that waits is dropped, and its chunks are left to the thread that still reads them.
   */
  void abandonAll(DropReason reason) {
    budget.release(taken - done, takenBytes - doneBytes);
    done = taken;
    doneBytes = takenBytes;
    settlements.dropped(done, doneBytes, reason);
    chunks.clear();
  }

  /** A partly sent record has to be sent again from its beginning. */
  void rewind() {
    if (!isEmpty()) {
      head().rewind();
    }
  }

  /** Whether the oldest record is sent in part. */
  boolean isTorn() {
    return !isEmpty() && head().sent() > head().start();
  }

  /** Hands all chunks to a job: no further records go into them until they are done. */
  void lend(List<Chunk> target) {
    chunks.forEach(Chunk::seal);
    target.addAll(chunks);
  }

  /** As {@link #lend}, but only those chunks that no job under way has. */
  void lendMore(List<Chunk> target) {
    for (Chunk chunk : chunks) {
      if (!chunk.isSealed()) {
        chunk.seal();
        target.add(chunk);
      }
    }
  }

  /** Whether records wait in chunks that were not lent. */
  boolean hasUnlent() {
    Iterator<Chunk> newestFirst = chunks.descendingIterator();
    while (newestFirst.hasNext()) {
      Chunk chunk = newestFirst.next();
      if (chunk.isSealed()) {
        return false;
      }
      if (chunk.waiting() > 0) {
        return true;
      }
    }
    return false;
  }

  private void delivered(int records, int bytes) {
    done += records;
    doneBytes += bytes;
    budget.release(records, bytes);
    settlements.delivered(done, doneBytes);
  }

  private void dropHeadIfDone(Chunk head) {
    if (head.waiting() == 0) {
      chunks.removeFirst();
      pool.give(head);
    }
  }
}
