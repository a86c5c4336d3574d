package org.logkeep.engine.destination;

import java.nio.charset.StandardCharsets;
import org.logkeep.engine.Loop;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.linux.Sys;
import org.logkeep.record.RecordBatch;

/**
 * What formatters ask for, for records that a destination makes before it has seen any: marks on a
 * silent machine.
 */
final class OwnContext implements FormatContext {
  private static final byte[] EMPTY = {};
  private static final byte[] LOCAL_ADDRESS = "127.0.0.1".getBytes(StandardCharsets.US_ASCII);

  private final Loop loop;
  private final byte[] host;
  private final byte[] pid;
  private final long started;

  OwnContext(Loop loop, Sys sys) {
    this.loop = loop;
    String name = sys.process().hostName();
    int dot = name.indexOf('.');
    host = (dot > 0 ? name.substring(0, dot) : name).getBytes(StandardCharsets.UTF_8);
    pid = Integer.toString(sys.process().pid()).getBytes(StandardCharsets.US_ASCII);
    started = loop.now();
  }

  @Override
  public byte[] localHost() {
    return host;
  }

  @Override
  public byte[] localHostFull() {
    return host;
  }

  @Override
  public byte[] ownPid() {
    return pid;
  }

  @Override
  public long now() {
    return loop.now();
  }

  @Override
  public long started() {
    return started;
  }

  @Override
  public byte[] sourceName(RecordBatch batch, int row) {
    return EMPTY;
  }

  @Override
  public byte[][] sourceTags(RecordBatch batch, int row) {
    return new byte[0][];
  }

  @Override
  public byte[] senderAddress(RecordBatch batch, int row) {
    return LOCAL_ADDRESS;
  }

  @Override
  public int senderPort(RecordBatch batch, int row) {
    return 0;
  }

  @Override
  public byte[] senderName(RecordBatch batch, int row) {
    return host;
  }

  @Override
  public byte[] localAddress(RecordBatch batch, int row) {
    return LOCAL_ADDRESS;
  }

  @Override
  public int localPort(RecordBatch batch, int row) {
    return 0;
  }

  @Override
  public byte[] transport(RecordBatch batch, int row) {
    return EMPTY;
  }

  @Override
  public byte[] fileName(RecordBatch batch, int row) {
    return EMPTY;
  }

  @Override
  public int attestedPid(RecordBatch batch, int row) {
    return -1;
  }

  @Override
  public int attestedUid(RecordBatch batch, int row) {
    return -1;
  }

  @Override
  public int attestedGid(RecordBatch batch, int row) {
    return -1;
  }

  @Override
  public long sequenceNumber() {
    return 0;
  }

  @Override
  public long receiptNumber(RecordBatch batch, int row) {
    return 0;
  }

  @Override
  public byte[] hostId() {
    return EMPTY;
  }

  @Override
  public long runId() {
    return 0;
  }
}
