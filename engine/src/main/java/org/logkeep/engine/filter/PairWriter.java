package org.logkeep.engine.filter;

import org.logkeep.record.RecordBatch;

/** Adds name-value pairs to rows that may be changed. */
public final class PairWriter {
  private PairWriter() {}

  /**
   * Adds a pair whose value lies in the batch's data already.
   *
   * @param kind one of the kinds of {@link org.logkeep.record.RecordValues}
   * @param offset where the value lies, or -1 to say that the name was unset
   */
  public static void put(
      RecordBatch batch, int row, byte[] name, int kind, int offset, int length) {
    int nameAt = batch.append(name);
    batch.valueHead(
        row,
        batch
            .values()
            .prepend(
                batch.valueHead(row), kind, batch.data(), nameAt, name.length, offset, length));
  }
}
