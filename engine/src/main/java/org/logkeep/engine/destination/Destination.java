package org.logkeep.engine.destination;

import org.logkeep.engine.Receipt;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.record.RecordBatch;

/**
 * A running destination. Called on the reactor's thread only; one that can block has a thread of
 * its own behind it and hands whole buffers over.
 *
 * <p>For each batch: {@link #begin}, then {@link #write} for each record in order, then {@link
 * #end}. Several destinations that share a file are begun together and written to in the order of
 * the records.
 *
 * <p>Trouble (a full disk, a remote that is down) never throws: what was taken stays queued within
 * the configured bound and is tried again; what exceeds the bound holds the sources back, or is
 * dropped and counted where dropping is the policy.
 */
public interface Destination {
  /** The name that statistics use. */
  String id();

  /** Opens what can be opened now. What cannot is tried again later; it is said once. */
  void open();

  /**
   * Records of a batch follow.
   *
   * @param receipt what to {@linkplain Receipt#owe owe} if any record is taken, and to settle when
   *     all of them are delivered or dropped
   */
  void begin(RecordBatch batch, Receipt receipt);

  /**
   * Takes one record.
   *
   * @param hold whether the path has flow control: the record is taken even if the queue is full,
   *     since the sources will be held back
   */
  void write(RecordBatch batch, int row, FormatContext context, boolean hold);

  /** The batch ends; the record's bytes may no longer be looked at. */
  void end();

  /** Whether sources that can wait should wait, since the queue is over its high mark. */
  boolean full();

  /** Writes out everything gathered, waiting no longer than given; true if nothing is left. */
  boolean drain(long timeoutNanos);

  /** Closes and opens files again, after a rotation by others. */
  void reopen();

  /** Closes everything; what is still queued is dropped and counted. */
  void close();

  /**
   * Records that wait in the queues, counted there: with it the ledger checks the counters, which
   * are kept apart.
   */
  long waiting();

  /** What this destination did so far. */
  DestinationCounters counters();
}
