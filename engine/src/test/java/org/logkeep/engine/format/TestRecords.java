package org.logkeep.engine.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/** Batches with records in them, put together by hand. */
public final class TestRecords {
  private TestRecords() {}

  /**
   * The record of the specification's examples: {@code <165>2003-10-11T22:14:15.003456+02:00 vm
   * evntslog[42]: hello world}, its fields beside each other.
   */
  public static RecordBatch example() {
    RecordBatch batch = new RecordBatch(256, 4);
    add(batch, 165, "vm", "evntslog", "42", "hello world");
    batch.stamp(0, 1_065_903_255_003_456L, 7200);
    return batch;
  }

  /** Adds a record whose header and text lie behind its host, as received. */
  public static int add(
      RecordBatch batch, int priority, String host, String program, String pid, String message) {
    String header =
        program.isEmpty() ? "" : pid.isEmpty() ? program + ": " : program + "[" + pid + "]: ";
    byte[] raw = (host + " " + header + message).getBytes(UTF_8);
    int start = batch.append(raw);
    int row = batch.addRow(start, raw.length, 0, 1_795_000_000_000_000L);
    int head = start + host.getBytes(UTF_8).length + 1;
    int headLength = header.getBytes(UTF_8).length;
    batch.set(row, Field.HOST, start, head - 1 - start);
    if (!program.isEmpty()) {
      batch.set(row, Field.HEADER, head, headLength);
      int programLength = program.getBytes(UTF_8).length;
      batch.set(row, Field.PROGRAM, head, programLength);
      if (!pid.isEmpty()) {
        batch.set(row, Field.PID, head + programLength + 1, pid.getBytes(UTF_8).length);
      }
    }
    batch.set(row, Field.MESSAGE, head + headLength, raw.length - (head - start) - headLength);
    batch.priority(row, priority);
    return row;
  }
}
