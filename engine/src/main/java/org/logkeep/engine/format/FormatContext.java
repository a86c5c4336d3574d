package org.logkeep.engine.format;

import org.logkeep.record.RecordBatch;

/**
 * What a formatter may need beside the record; one for each thread that formats.
 *
 * <p>Asking for these costs nothing until a template uses them.
 */
public interface FormatContext {
  /** The name of this host, as records show it. */
  byte[] localHost();

  /** This host's name with its domain. */
  byte[] localHostFull();

  /** The daemon's process id in decimal. */
  byte[] ownPid();

  /** Now, in microseconds since the epoch; the same for all records of one batch. */
  long now();

  /** When the daemon started, in microseconds since the epoch. */
  long started();

  /** The name of the source statement that the record came in by. */
  byte[] sourceName(RecordBatch batch, int row);

  /** The tags that the record's source gives to all its records, in order of registration. */
  byte[][] sourceTags(RecordBatch batch, int row);

  /** The sender's address as text, or {@code 127.0.0.1} for a local record. */
  byte[] senderAddress(RecordBatch batch, int row);

  /** The sender's port, or 0. */
  int senderPort(RecordBatch batch, int row);

  /** The name of the sender: resolved, or the address; the local host for local records. */
  byte[] senderName(RecordBatch batch, int row);

  /** The address that the record was sent to. */
  byte[] localAddress(RecordBatch batch, int row);

  /** The port that the record was sent to, or 0. */
  int localPort(RecordBatch batch, int row);

  /** The transport, such as {@code rfc3164+tcp}; empty where there is none. */
  byte[] transport(RecordBatch batch, int row);

  /** The file that the record was read from; empty where there is none. */
  byte[] fileName(RecordBatch batch, int row);

  /** The process id that the kernel vouches for, or -1. */
  int attestedPid(RecordBatch batch, int row);

  /** The user id that the kernel vouches for, or -1. */
  int attestedUid(RecordBatch batch, int row);

  /** The group id that the kernel vouches for, or -1. */
  int attestedGid(RecordBatch batch, int row);

  /**
   * The number of this record at the destination that is being formatted for, or 0 if it has none.
   */
  long sequenceNumber();

  /** The number of the record since the state directory was made, or 0 if they are not counted. */
  long receiptNumber(RecordBatch batch, int row);

  /** The eight hexadecimal digits that name this installation. */
  byte[] hostId();

  /** How many times the daemon was started with this state directory. */
  long runId();
}
