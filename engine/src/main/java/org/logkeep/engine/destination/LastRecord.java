package org.logkeep.engine.destination;

import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/** A copy of one record that outlives its batch; allocates nothing once it is large enough. */
final class LastRecord {
  private static final Field[] BEHIND_HOST = {
    Field.PROGRAM, Field.PID, Field.MSGID, Field.STRUCTURED_DATA, Field.HEADER, Field.MESSAGE
  };

  /** Bytes that are rather copied in one go than field by field. */
  private static final int NEAR = 2048;

  private final RecordBatch copy = new RecordBatch(512, 1);

  /** The copy: row 0 of this batch. */
  RecordBatch batch() {
    return copy;
  }

  /** There is none any more. */
  void clear() {
    copy.clear();
  }

  /** Becomes a copy of a row: all of its fields but the raw bytes. */
  void copyOf(RecordBatch batch, int row) {
    copy.clear();
    copy.addRow(0, 0, batch.sender(row), batch.arrival(row));
    copy.stamp(0, batch.stamp(row), batch.zone(row));
    copy.priority(0, batch.priority(row));
    copy.flags(0, batch.flags(row));
    copyField(batch, row, Field.HOST);
    copyBehindHost(batch, row);
  }

  /** Mostly these fields are slices of the bytes as received, which are then copied once. */
  private void copyBehindHost(RecordBatch batch, int row) {
    int from = Integer.MAX_VALUE;
    int to = 0;
    for (Field field : BEHIND_HOST) {
      if (batch.has(row, field)) {
        from = Math.min(from, batch.offset(row, field));
        to = Math.max(to, batch.offset(row, field) + batch.length(row, field));
      }
    }
    if (to - from > NEAR) {
      for (Field field : BEHIND_HOST) {
        copyField(batch, row, field);
      }
    } else if (from < to) {
      int shift = copy.append(batch.data(), from, to - from) - from;
      for (Field field : BEHIND_HOST) {
        if (batch.has(row, field)) {
          copy.set(0, field, batch.offset(row, field) + shift, batch.length(row, field));
        }
      }
    }
  }

  private void copyField(RecordBatch batch, int row, Field field) {
    if (batch.has(row, field)) {
      int length = batch.length(row, field);
      copy.set(0, field, copy.append(batch.data(), batch.offset(row, field), length), length);
    }
  }

  /** Replaces a field. */
  void replace(Field field, byte[] bytes, int length) {
    int at = copy.append(bytes, 0, length);
    copy.set(0, field, at, length);
  }
}
