package org.logkeep.engine.source;

import org.logkeep.engine.Receipt;
import org.logkeep.record.RecordBatch;

/**
 * Where a source puts what it read: the reactor's batch, and behind it parser, router and
 * destinations.
 *
 * <p>A source calls {@link #begin}, places bytes and adds rows, then calls {@link #commit}:
 * everything happens before that call returns. Senders are made known once, when they appear, not a
 * message.
 */
public interface Intake {
  /**
   * An empty batch.
   *
   * @param room bytes that the source may place in it
   */
  RecordBatch begin(int room);

  /** Parses, routes and delivers all rows of the batch. */
  void commit();

  /**
   * As {@link #commit}, for sources that keep a position and move it when everything is delivered.
   */
  void commit(Receipt receipt);

  /**
   * Makes a sender known; the number goes into the rows' sender column. Forgotten senders' numbers
   * are used again.
   */
  int addSender(Sender sender);

  /** The sender left. */
  void removeSender(int number);

  /** Replaces what is known of a sender, such as the pid of a datagram's writer. */
  void setSender(int number, Sender sender);

  /**
   * Records that were lost before they could be read, such as datagrams that the kernel dropped.
   */
  void lost(long records, String reason);

  /** Reads the headers of a few texts that nobody sent, and forgets them. */
  void rehearse();

  /** The longest record that is taken, in bytes. */
  int maxMessage();
}
