package org.logkeep.engine.filter;

import org.logkeep.engine.format.FormatContext;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** Lets conditions be asked where there is only a context for formatting: within a template. */
final class StandaloneContext implements FilterContext {
  private final ByteSink scratch = new ByteSink(64);
  private final PatternVerdicts verdicts = new PatternVerdicts();
  private FormatContext inner = this;

  FilterContext around(FormatContext context) {
    if (context instanceof FilterContext whole) {
      return whole;
    }
    inner = context;
    return this;
  }

  @Override
  public ByteSink scratch() {
    scratch.clear();
    return scratch;
  }

  @Override
  public PatternVerdicts verdicts() {
    return verdicts;
  }

  @Override
  public byte[] localHost() {
    return inner.localHost();
  }

  @Override
  public byte[] localHostFull() {
    return inner.localHostFull();
  }

  @Override
  public byte[] ownPid() {
    return inner.ownPid();
  }

  @Override
  public long now() {
    return inner.now();
  }

  @Override
  public long started() {
    return inner.started();
  }

  @Override
  public byte[] sourceName(RecordBatch batch, int row) {
    return inner.sourceName(batch, row);
  }

  @Override
  public byte[][] sourceTags(RecordBatch batch, int row) {
    return inner.sourceTags(batch, row);
  }

  @Override
  public byte[] senderAddress(RecordBatch batch, int row) {
    return inner.senderAddress(batch, row);
  }

  @Override
  public int senderPort(RecordBatch batch, int row) {
    return inner.senderPort(batch, row);
  }

  @Override
  public byte[] senderName(RecordBatch batch, int row) {
    return inner.senderName(batch, row);
  }

  @Override
  public byte[] localAddress(RecordBatch batch, int row) {
    return inner.localAddress(batch, row);
  }

  @Override
  public int localPort(RecordBatch batch, int row) {
    return inner.localPort(batch, row);
  }

  @Override
  public byte[] transport(RecordBatch batch, int row) {
    return inner.transport(batch, row);
  }

  @Override
  public byte[] fileName(RecordBatch batch, int row) {
    return inner.fileName(batch, row);
  }

  @Override
  public int attestedPid(RecordBatch batch, int row) {
    return inner.attestedPid(batch, row);
  }

  @Override
  public int attestedUid(RecordBatch batch, int row) {
    return inner.attestedUid(batch, row);
  }

  @Override
  public int attestedGid(RecordBatch batch, int row) {
    return inner.attestedGid(batch, row);
  }

  @Override
  public long sequenceNumber() {
    return inner.sequenceNumber();
  }

  @Override
  public long receiptNumber(RecordBatch batch, int row) {
    return inner.receiptNumber(batch, row);
  }

  @Override
  public byte[] hostId() {
    return inner.hostId();
  }

  @Override
  public long runId() {
    return inner.runId();
  }
}
