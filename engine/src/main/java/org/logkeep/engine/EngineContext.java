package org.logkeep.engine;

import org.jspecify.annotations.Nullable;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.PatternVerdicts;
import org.logkeep.engine.source.Sender;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/**
 * What formatters and conditions may ask for beside the record, for the batch that the reactor has
 * at hand.
 */
public final class EngineContext implements FilterContext {
  private final Identity identity;
  private final PatternVerdicts verdicts = new PatternVerdicts();
  private final ByteSink scratch = new ByteSink(1024);
  private @Nullable Feed current;
  private long now;
  private long sequenceNumber;

  /** Makes a context that belongs to no batch yet. */
  public EngineContext(Identity identity) {
    this.identity = identity;
  }

  private Feed feed() {
    Feed feed = current;
    if (feed == null) {
      throw new IllegalStateException("no batch was begun");
    }
    return feed;
  }

  void begin(Feed newFeed, long newNow) {
    current = newFeed;
    now = newNow;
    sequenceNumber = 0;
    verdicts.clear();
  }

  /** Sets the number of the record that is formatted next. */
  public void sequenceNumber(long number) {
    sequenceNumber = number;
  }

  private Sender sender(RecordBatch batch, int row) {
    return feed().sender(batch.sender(row));
  }

  @Override
  public byte[] localHost() {
    return identity.host();
  }

  @Override
  public byte[] localHostFull() {
    return identity.fullHost();
  }

  @Override
  public byte[] ownPid() {
    return identity.pid();
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public long started() {
    return identity.started();
  }

  @Override
  public byte[] sourceName(RecordBatch batch, int row) {
    return feed().sourceName();
  }

  @Override
  public byte[][] sourceTags(RecordBatch batch, int row) {
    return feed().tags();
  }

  @Override
  public byte[] senderAddress(RecordBatch batch, int row) {
    return feed().senderAddress(batch.sender(row));
  }

  @Override
  public int senderPort(RecordBatch batch, int row) {
    return sender(batch, row).port();
  }

  @Override
  public byte[] senderName(RecordBatch batch, int row) {
    return feed().senderName(batch.sender(row));
  }

  @Override
  public byte[] localAddress(RecordBatch batch, int row) {
    return bytes(sender(batch, row).localAddress());
  }

  @Override
  public int localPort(RecordBatch batch, int row) {
    return sender(batch, row).localPort();
  }

  @Override
  public byte[] transport(RecordBatch batch, int row) {
    return bytes(sender(batch, row).transport());
  }

  @Override
  public byte[] fileName(RecordBatch batch, int row) {
    return bytes(sender(batch, row).fileName());
  }

  @Override
  public int attestedPid(RecordBatch batch, int row) {
    return sender(batch, row).pid();
  }

  @Override
  public int attestedUid(RecordBatch batch, int row) {
    return sender(batch, row).uid();
  }

  @Override
  public int attestedGid(RecordBatch batch, int row) {
    return sender(batch, row).gid();
  }

  @Override
  public long sequenceNumber() {
    return sequenceNumber;
  }

  @Override
  public long receiptNumber(RecordBatch batch, int row) {
    return feed().firstReceiptNumber() == 0 ? 0 : feed().firstReceiptNumber() + batch.origin(row);
  }

  @Override
  public byte[] hostId() {
    return identity.hostId();
  }

  @Override
  public long runId() {
    return identity.runId();
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

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
