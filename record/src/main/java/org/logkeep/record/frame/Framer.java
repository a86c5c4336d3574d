package org.logkeep.record.frame;

import org.logkeep.record.RecordBatch;

/** Cuts the bytes of one connection into records; keeps the state of that connection. */
public sealed interface Framer
    permits LineFramer, CountedFramer, AutoFramer, PaddedFramer, MultiLineFramer {
  /**
   * Adds a row for every whole record in {@code [from, to)} of the batch's data.
   *
   * <p>If the bytes that it leaves fill all the room that a connection is given, the caller gives
   * too little: {@link #mostHeld} bytes must fit.
   *
   * @param sender the sender column of the rows
   * @param arrival the arrival column of the rows, microseconds since the epoch
   * @return how many bytes were consumed; the others, beginning at {@code from} plus this number,
   *     must be given again, first, the next time
   */
  int frame(RecordBatch batch, int from, int to, int sender, long arrival);

  /**
   * Says that nothing will follow: the rest becomes a record, if the framing allows that.
   *
   * @param from where the bytes begin that no call of {@link #frame} consumed
   */
  void finish(RecordBatch batch, int from, int to, int sender, long arrival);

  /** The most bytes that {@link #frame} may leave unconsumed. */
  int mostHeld();

  /** Whether the stream broke the rules of the framing; the connection has to be closed. */
  default boolean failed() {
    return false;
  }

  /** What was wrong, in the words of syslog-ng; empty while nothing is. */
  default String fault() {
    return "";
  }
}
