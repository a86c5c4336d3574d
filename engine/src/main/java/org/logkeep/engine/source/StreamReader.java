package org.logkeep.engine.source;

import java.util.Arrays;
import org.logkeep.engine.Receipt;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.frame.Framer;

/**
 * Reads one stream of bytes into batches: a connection, a pipe, standard input.
 *
 * <p>The block that is read lies in the reactor's batch, behind the bytes of a record that was not
 * whole the last time. Only such a rest is ever copied, so a connection at rest owns no buffer.
 */
final class StreamReader {
  /** Where the bytes come from. */
  @FunctionalInterface
  interface Bytes {
    /**
     * Reads what is there, without waiting.
     *
     * @return how many bytes; 0 at the end; a negative error number
     */
    int read(byte[] target, int offset, int length);
  }

  /** How much is read at once. */
  static final int BLOCK = 256 << 10;

  private static final byte[] NOTHING = new byte[0];

  private final Intake intake;
  private final Framer framer;
  private final int sender;
  private byte[] rest = NOTHING;
  private int restLength;

  StreamReader(Intake intake, Framer framer, int sender) {
    this.intake = intake;
    this.framer = framer;
    this.sender = sender;
  }

  /**
   * Reads one block and processes the records in it.
   *
   * @return what {@link Bytes#read} gave
   */
  int read(Bytes from, long now) {
    return read(from, now, new Receipt(() -> {}));
  }

  /**
   * As {@link #read(Bytes, long)}, with a receipt that is settled when all records read are
   * delivered.
   */
  int read(Bytes from, long now, Receipt receipt) {
    RecordBatch batch = intake.begin(restLength + BLOCK);
    System.arraycopy(rest, 0, batch.data(), 0, restLength);
    int got = from.read(batch.data(), restLength, BLOCK);
    if (got <= 0) {
      return got;
    }
    int end = restLength + got;
    batch.advance(end);
    int consumed = framer.frame(batch, 0, end, sender, now);
    keep(batch.data(), consumed, end);
    intake.commit(receipt);
    return got;
  }

  private void keep(byte[] data, int from, int end) {
    restLength = end - from;
    if (restLength == 0) {
      rest = NOTHING;
    } else {
      if (rest.length < restLength || rest.length > restLength * 8) {
        rest = new byte[Math.max(64, Integer.highestOneBit(restLength) << 1)];
      }
      System.arraycopy(data, from, rest, 0, restLength);
    }
  }

  /** How many bytes were read that belong to no whole record yet. */
  int restLength() {
    return restLength;
  }

  /** Processes what the end of the stream leaves: a last record without its end. */
  void finish(long now) {
    if (restLength > 0) {
      byte[] last = Arrays.copyOf(rest, restLength);
      rest = NOTHING;
      restLength = 0;
      RecordBatch batch = intake.begin(last.length);
      batch.append(last);
      framer.finish(batch, 0, last.length, sender, now);
      intake.commit();
    }
  }

  /** Whether the sender broke the rules of the framing. */
  boolean failed() {
    return framer.failed();
  }

  /** What was wrong. */
  String fault() {
    return framer.fault();
  }
}
