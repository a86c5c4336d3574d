package org.logkeep.bench.engine;

import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.PatternVerdicts;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** A context in which nothing changes. */
final class StillContext implements FilterContext {
  private static final byte[] NAME = {'v', 'm'};
  private static final byte[] NOTHING = {};
  private static final byte[][] NO_TAGS = {};

  private final ByteSink scratch = new ByteSink(64);
  private final PatternVerdicts verdicts = new PatternVerdicts();

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
    return NAME;
  }

  @Override
  public byte[] localHostFull() {
    return NAME;
  }

  @Override
  public byte[] ownPid() {
    return NAME;
  }

  @Override
  public long now() {
    return 0;
  }

  @Override
  public long started() {
    return 0;
  }

  @Override
  public byte[] sourceName(RecordBatch batch, int row) {
    return NAME;
  }

  @Override
  public byte[][] sourceTags(RecordBatch batch, int row) {
    return NO_TAGS;
  }

  @Override
  public byte[] senderAddress(RecordBatch batch, int row) {
    return NOTHING;
  }

  @Override
  public int senderPort(RecordBatch batch, int row) {
    return 0;
  }

  @Override
  public byte[] senderName(RecordBatch batch, int row) {
    return NAME;
  }

  @Override
  public byte[] localAddress(RecordBatch batch, int row) {
    return NOTHING;
  }

  @Override
  public int localPort(RecordBatch batch, int row) {
    return 0;
  }

  @Override
  public byte[] transport(RecordBatch batch, int row) {
    return NOTHING;
  }

  @Override
  public byte[] fileName(RecordBatch batch, int row) {
    return NOTHING;
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
    return NAME;
  }

  @Override
  public long runId() {
    return 1;
  }
}
