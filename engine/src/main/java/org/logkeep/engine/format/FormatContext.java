package org.logkeep.engine.format;

import java.nio.charset.StandardCharsets;
import org.logkeep.engine.source.Sender;
import org.logkeep.record.RecordBatch;

/**
 * What a formatter may need beside the record; one for each thread that formats.
 *
 * <p>Asking for these costs nothing until a template uses them. Whoever makes a context says four
 * things; the rest follows from them.
 */
public interface FormatContext {
  /** Who the daemon is. */
  Self self();

  /** Where the records of the batch at hand come from. */
  Provenance provenance();

  /** Now, in microseconds since the epoch; the same for all records of one batch. */
  long now();

  /**
   * The number of this record at the destination that is being formatted for, or 0 if it has none.
   */
  long sequenceNumber();

  /** The name of the source statement that the record came in by. */
  default byte[] sourceName(RecordBatch batch, int row) {
    return provenance().sourceName();
  }

  /** The tags that the record's source gives to all its records, in order of registration. */
  default byte[][] sourceTags(RecordBatch batch, int row) {
    return provenance().tags();
  }

  /** The sender's address as text, or {@code 127.0.0.1} for a local record. */
  default byte[] senderAddress(RecordBatch batch, int row) {
    return provenance().senderAddress(batch.sender(row));
  }

  /** The sender's port, or 0. */
  default int senderPort(RecordBatch batch, int row) {
    return sender(batch, row).port();
  }

  /** The name of the sender: resolved, or the address; the local host for local records. */
  default byte[] senderName(RecordBatch batch, int row) {
    return provenance().senderName(batch.sender(row));
  }

  /** The address that the record was sent to. */
  default byte[] localAddress(RecordBatch batch, int row) {
    return utf8(sender(batch, row).localAddress());
  }

  /** The port that the record was sent to, or 0. */
  default int localPort(RecordBatch batch, int row) {
    return sender(batch, row).localPort();
  }

  /** The transport, such as {@code rfc3164+tcp}; empty where there is none. */
  default byte[] transport(RecordBatch batch, int row) {
    return utf8(sender(batch, row).transport());
  }

  /** The file that the record was read from; empty where there is none. */
  default byte[] fileName(RecordBatch batch, int row) {
    return utf8(sender(batch, row).fileName());
  }

  /** The process id that the kernel vouches for, or -1. */
  default int attestedPid(RecordBatch batch, int row) {
    return sender(batch, row).pid();
  }

  /** The user id that the kernel vouches for, or -1. */
  default int attestedUid(RecordBatch batch, int row) {
    return sender(batch, row).uid();
  }

  /** The group id that the kernel vouches for, or -1. */
  default int attestedGid(RecordBatch batch, int row) {
    return sender(batch, row).gid();
  }

  /** The number of the record since the state directory was made, or 0 if they are not counted. */
  default long receiptNumber(RecordBatch batch, int row) {
    long first = provenance().firstReceiptNumber();
    return first == 0 ? 0 : first + batch.origin(row);
  }

  private Sender sender(RecordBatch batch, int row) {
    return provenance().sender(batch.sender(row));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
