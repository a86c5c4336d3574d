package org.logkeep.engine.destination;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Receipt;
import org.logkeep.engine.destination.DestinationCounters.DropReason;

/**
 * Who has to be told when records of a queue are delivered or dropped: the counters of the
 * destinations that put them there, and the receipts of the batches that they came in.
 *
 * <p>Both are rings of runs: records up to a number belong to an owner, records up to a number
 * settle a receipt. Receipts are settled only by {@link #settleReceipts}, which is called between
 * batches: a source that is told may at once begin the next one.
 */
final class Settlements {
  private long[] ownerEnds = new long[16];
  private long[] ownerByteEnds = new long[16];
  private @Nullable DestinationCounters[] owners = new @Nullable DestinationCounters[16];
  private int ownerHead;
  private int ownerCount;

  private long[] receiptEnds = new long[16];
  private @Nullable Receipt[] receipts = new @Nullable Receipt[16];
  private int receiptHead;
  private int receiptCount;

  private long done;
  private long doneBytes;

  /** Records up to these totals were taken for an owner. */
  void taken(DestinationCounters owner, long records, long bytes) {
    int last = (ownerHead + ownerCount - 1) & (owners.length - 1);
    if (ownerCount == 0 || owners[last] != owner) {
      if (ownerCount == owners.length) {
        growOwners();
      }
      last = (ownerHead + ownerCount++) & (owners.length - 1);
      owners[last] = owner;
    }
    ownerEnds[last] = records;
    ownerByteEnds[last] = bytes;
  }

  /** A receipt is to be settled when records up to this total are done. */
  void owe(Receipt receipt, long records) {
    if (receiptCount == receipts.length) {
      growReceipts();
    }
    int at = (receiptHead + receiptCount++) & (receipts.length - 1);
    receipts[at] = receipt;
    receiptEnds[at] = records;
  }

  /** Records up to these totals were delivered. */
  void delivered(long records, long bytes) {
    account(records, bytes, null);
  }

  /** Records up to these totals were dropped. */
  void dropped(long records, long bytes, DropReason reason) {
    account(records, bytes, reason);
  }

  private void account(long records, long bytes, @Nullable DropReason reason) {
    while (done < records) {
      DestinationCounters owner = owners[ownerHead];
      if (owner == null || ownerCount == 0) {
        throw new IllegalStateException("records without owner");
      }
      boolean whole = ownerEnds[ownerHead] <= records;
      long end = whole ? ownerEnds[ownerHead] : records;
      long byteEnd = whole ? ownerByteEnds[ownerHead] : bytes;
      if (reason == null) {
        owner.addWritten(end - done, byteEnd - doneBytes);
      } else {
        owner.addDropped(reason, end - done);
      }
      done = end;
      doneBytes = byteEnd;
      if (whole) {
        owners[ownerHead] = null;
        ownerHead = (ownerHead + 1) & (owners.length - 1);
        ownerCount--;
      }
    }
  }

  /** Records of an owner that are neither delivered nor dropped. */
  long waiting(DestinationCounters owner) {
    long from = done;
    long waiting = 0;
    for (int i = 0; i < ownerCount; i++) {
      int at = (ownerHead + i) & (owners.length - 1);
      waiting += owners[at] == owner ? ownerEnds[at] - from : 0;
      from = ownerEnds[at];
    }
    return waiting;
  }

  /** Whether receipts wait to be settled, now or later. */
  boolean owes() {
    return receiptCount > 0;
  }

  /** Settles the receipts of everything that is done. */
  void settleReceipts() {
    while (receiptCount > 0 && receiptEnds[receiptHead] <= done) {
      Receipt receipt = receipts[receiptHead];
      receipts[receiptHead] = null;
      receiptHead = (receiptHead + 1) & (receipts.length - 1);
      receiptCount--;
      if (receipt != null) {
        receipt.settle();
      }
    }
  }

  private void growOwners() {
    int size = owners.length;
    owners = Arrays.copyOf(unrolled(owners, ownerHead), size * 2);
    ownerEnds = Arrays.copyOf(unrolled(ownerEnds, ownerHead), size * 2);
    ownerByteEnds = Arrays.copyOf(unrolled(ownerByteEnds, ownerHead), size * 2);
    ownerHead = 0;
  }

  private void growReceipts() {
    int size = receipts.length;
    receipts = Arrays.copyOf(unrolled(receipts, receiptHead), size * 2);
    receiptEnds = Arrays.copyOf(unrolled(receiptEnds, receiptHead), size * 2);
    receiptHead = 0;
  }

  private static long[] unrolled(long[] ring, int head) {
    long[] flat = new long[ring.length];
    System.arraycopy(ring, head, flat, 0, ring.length - head);
    System.arraycopy(ring, 0, flat, ring.length - head, head);
    return flat;
  }

  private static <T> @Nullable T[] unrolled(@Nullable T[] ring, int head) {
    @Nullable T[] flat = Arrays.copyOf(ring, ring.length);
    System.arraycopy(ring, head, flat, 0, ring.length - head);
    System.arraycopy(ring, 0, flat, ring.length - head, head);
    return flat;
  }
}
