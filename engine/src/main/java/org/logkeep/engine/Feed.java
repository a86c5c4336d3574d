package org.logkeep.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.logkeep.engine.destination.Destination;
import org.logkeep.engine.format.Provenance;
import org.logkeep.engine.route.Router;
import org.logkeep.engine.source.Intake;
import org.logkeep.engine.source.Sender;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.Selection;

/**
 * What stands behind one source: its parser, its senders, its way on, its counters.
 *
 * <p>Confined to the reactor's thread. A reload replaces the way on between two batches.
 */
final class Feed implements Intake, Provenance {
  /** Reads the header of a received row; see {@code MessageParser} of the record module. */
  @FunctionalInterface
  interface HeaderReader {
    void parse(RecordBatch batch, int row);
  }

  /** What a feed is built with, all of which a reload may replace. */
  record Setup(
      byte[] sourceName,
      byte[][] tags,
      HeaderReader parser,
      HostPolicy policy,
      Router router,
      List<Destination> holders,
      int maxMessage,
      boolean numbered) {}

  /** Counts all records of all feeds, where they are numbered. */
  static final class ReceiptNumbers {
    private long next = 1;

    long take(int count) {
      long first = next;
      next += count;
      return first;
    }
  }

  private static final List<String> REHEARSED =
      List.of(
          "<13>Oct 11 22:14:15 app[1]: text",
          "<13>1 2003-10-11T22:14:15.003Z host app 1 - - text",
          "text");

  private final RecordBatch batch;
  private final EngineContext context;
  private final Loop loop;
  private final SenderNames names;
  private final ReceiptNumbers receiptNumbers;
  private final SourceCounters counters = new SourceCounters();
  private final List<Sender> senders = new ArrayList<>();
  private final List<byte[]> senderNames = new ArrayList<>();
  private final List<byte[]> senderAddresses = new ArrayList<>();
  private final ArrayDeque<Integer> freeSenders = new ArrayDeque<>();
  private final Selection accepted = new Selection(1024);
  private final Runnable whenFull;
  private Setup setup;
  private long firstReceiptNumber;

  Feed(
      RecordBatch batch,
      EngineContext context,
      Loop loop,
      SenderNames names,
      ReceiptNumbers receiptNumbers,
      Setup setup,
      Runnable whenFull) {
    this.batch = batch;
    this.context = context;
    this.loop = loop;
    this.names = names;
    this.receiptNumbers = receiptNumbers;
    this.setup = setup;
    this.whenFull = whenFull;
  }

  void setup(Setup newSetup) {
    setup = newSetup;
  }

  SourceCounters counters() {
    return counters;
  }

  /** Whether a destination that this source is held back for is full. */
  boolean held() {
    for (Destination destination : setup.holders()) {
      if (destination.full()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public RecordBatch begin(int room) {
    batch.clear();
    batch.ensureRoom(room);
    return batch;
  }

  @Override
  public void commit() {
    commit(new Receipt(() -> {}));
  }

  @Override
  public void commit(Receipt receipt) {
    int rows = batch.rows();
    if (rows > 0) {
      context.begin(this, loop.now());
      HeaderReader parser = setup.parser();
      for (int row = 0; row < rows; row++) {
        parser.parse(batch, row);
      }
      setup.policy().apply(batch, rows, this);
      firstReceiptNumber = setup.numbered() ? receiptNumbers.take(rows) : 0;
      accept(rows);
      int taken = accepted.size();
      int routed = setup.router().route(batch, accepted, context, receipt);
      counters.add(rows, routed, rows - taken, loop.now());
    }
    receipt.settle();
    if (held()) {
      whenFull.run();
    }
  }

  @Override
  public void rehearse() {
    int sender = addSender(Sender.LOCAL);
    for (String text : REHEARSED) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      begin(bytes.length);
      int row = batch.addRow(batch.append(bytes), bytes.length, sender, loop.now());
      setup.parser().parse(batch, row);
      setup.policy().apply(batch, 1, this);
    }
    batch.clear();
    removeSender(sender);
  }

  private void accept(int rows) {
    accepted.clear();
    int[] array = accepted.array(rows);
    int count = 0;
    for (int row = 0; row < rows; row++) {
      array[count] = row;
      count += batch.hasFlag(row, RecordFlags.REFUSED) ? 0 : 1;
    }
    accepted.size(count);
  }

  @Override
  public int addSender(Sender sender) {
    Integer free = freeSenders.poll();
    int number = free == null ? senders.size() : free;
    if (free == null) {
      senders.add(sender);
      senderNames.add(new byte[0]);
      senderAddresses.add(new byte[0]);
    }
    setSender(number, sender);
    return number;
  }

  @Override
  public void setSender(int number, Sender sender) {
    Sender old = senders.set(number, sender);
    boolean asBefore = old.local() == sender.local() && old.address().equals(sender.address());
    if (senderAddresses.get(number).length == 0 || !asBefore) {
      senderAddresses.set(number, sender.address().getBytes(StandardCharsets.UTF_8));
      senderNames.set(
          number, sender.local() ? names.own(context.self()) : names.find(sender.address()));
    }
  }

  @Override
  public void removeSender(int number) {
    freeSenders.add(number);
  }

  @Override
  public void lost(long records, String reason) {
    counters.addLost(reason, records);
  }

  @Override
  public int maxMessage() {
    return setup.maxMessage();
  }

  @Override
  public Sender sender(int number) {
    return senders.get(number);
  }

  @Override
  public byte[] senderName(int number) {
    Sender sender = senders.get(number);
    return sender.local()
        ? senderNames.get(number)
        : names.current(sender.address(), senderNames.get(number));
  }

  @Override
  public byte[] senderAddress(int number) {
    return senderAddresses.get(number);
  }

  @Override
  public byte[] sourceName() {
    return setup.sourceName();
  }

  @Override
  public byte[][] tags() {
    return setup.tags();
  }

  @Override
  public long firstReceiptNumber() {
    return firstReceiptNumber;
  }

  /** The text of a field of a row of the batch at hand; for explanations. */
  String text(int row, Field field) {
    return batch.text(row, field);
  }
}
