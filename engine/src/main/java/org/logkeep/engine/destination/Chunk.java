package org.logkeep.engine.destination;

import java.util.Arrays;
import org.logkeep.record.ByteSink;

/**
 * A stretch of formatted records, one behind the other, with the places where they end.
 *
 * <pre>
 *   | delivered records | partly sent record | waiting records ... |
 *                       ^ start              ^ ends[done]          ^ bytes.size()
 *                             ^ sent
 * </pre>
 *
 * <p>Belongs to one {@link OutputQueue}. While a writer thread has it, only that thread reads the
 * bytes and nobody changes them.
 */
final class Chunk {
  private final ByteSink bytes = new ByteSink(1024);
  private int[] ends = new int[32];
  private int records;
  private int done;
  private int sent;
  private boolean sealed;

  /** Where the next record is formatted. */
  ByteSink bytes() {
    return bytes;
  }

  /** How many bytes it takes in memory, about. */
  int capacity() {
    return bytes.array().length + ends.length * Integer.BYTES;
  }

  /** The record that was formatted last is complete. */
  void endRecord() {
    if (records == ends.length) {
      ends = Arrays.copyOf(ends, records * 2);
    }
    ends[records++] = bytes.size();
  }

  /** Where the record that is being formatted begins. */
  int lastEnd() {
    return records == 0 ? 0 : ends[records - 1];
  }

  /** How many records wait, a partly sent one included. */
  int waiting() {
    return records - done;
  }

  /** Where unsent bytes begin. */
  int sent() {
    return sent;
  }

  /** How many bytes are not sent. */
  int unsent() {
    return bytes.size() - sent;
  }

  /** How many bytes of the next so many records are not sent. */
  int unsentOf(long count) {
    return count >= waiting() ? unsent() : ends[done + (int) count - 1] - sent;
  }

  /** Where the oldest waiting record begins. */
  int start() {
    return done == 0 ? 0 : ends[done - 1];
  }

  /** Where the oldest waiting record ends. */
  int end() {
    return ends[done];
  }

  /** Where the waiting record of a number begins. */
  int startOf(int number) {
    int record = done + number;
    return record == 0 ? 0 : ends[record - 1];
  }

  /** Where the waiting record of a number ends. */
  int endOf(int number) {
    return ends[done + number];
  }

  /** Bytes were sent; tells how many records that completes. */
  int advance(int count) {
    sent += count;
    int before = done;
    if (sent == bytes.size()) {
      done = records;
    } else {
      while (done < records && ends[done] <= sent) {
        done++;
      }
    }
    return done - before;
  }

  /** The oldest waiting record is done with, sent or not. */
  void skipRecord() {
    sent = ends[done];
    done++;
  }

  /** A partly sent record is to be sent again from its beginning. */
  void rewind() {
    sent = start();
  }

  /** No further records come in. */
  void seal() {
    sealed = true;
  }

  boolean isSealed() {
    return sealed;
  }

  void clear() {
    bytes.clear();
    records = 0;
    done = 0;
    sent = 0;
    sealed = false;
  }
}
