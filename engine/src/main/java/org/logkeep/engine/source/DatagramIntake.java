package org.logkeep.engine.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.linux.DatagramBatchReader;
import org.logkeep.linux.DropCounter;
import org.logkeep.linux.Epoll;
import org.logkeep.linux.PeerAddress;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.frame.DatagramFraming;

/**
 * Reads a datagram socket: many datagrams with one system call, each of them one record.
 *
 * <p>The kernel's counter of datagrams that it had to drop is read along and reported as lost.
 */
final class DatagramIntake {
  /** What is known of the sender of a datagram. */
  interface Senders {
    /**
     * Describes a sender that was not seen before.
     *
     * @param pid process id that the kernel vouches for, or -1
     */
    Sender describe(PeerAddress peer, int pid, int uid, int gid);

    /** Whether datagrams of a sender are taken. */
    boolean allows(PeerAddress peer);

    /** Whether a datagram that is not taken now is kept, to be taken later perhaps. */
    boolean keeps(PeerAddress peer, byte[] data, int offset, int length);
  }

  private static final int SLOTS = 256;

  /** System calls in one turn, so that other sources have theirs. */
  private static final int TURN = 8;

  private static final int MOST_SENDERS = 1 << 14;

  private final SourceContext context;
  private final Senders senders;
  private final DatagramFraming framing;
  private DatagramBatchReader reader;
  private DropCounter drops = new DropCounter();
  private boolean spent;
  private final int[] offsets = new int[SLOTS];
  private final int[] lengths = new int[SLOTS];
  private final Map<Long, Integer> known = new HashMap<>();
  private int fd = -1;
  private Loop.@Nullable Watch watch;
  private long lastKey = -1;
  private int lastSender;

  DatagramIntake(SourceContext context, Senders senders, boolean stripEnds) {
    this.context = context;
    this.senders = senders;
    framing = new DatagramFraming(context.intake().maxMessage(), stripEnds);
    reader = newReader();
  }

  private DatagramBatchReader newReader() {
    return new DatagramBatchReader(context.sys(), SLOTS, context.intake().maxMessage());
  }

  void open(int descriptor) {
    if (spent) {
      // Closed for a reload that failed, and wanted again.
      reader = newReader();
      spent = false;
    }
    fd = descriptor;
    drops = new DropCounter();
    watch = context.loop().watch(descriptor, Epoll.IN, events -> ready());
  }

  private void ready() {
    for (int i = 0; i < TURN && read() == SLOTS; i++) {
      // Full house: there may be more.
    }
  }

  /** Reads what one system call gives; how many datagrams that were, or a negative number. */
  private int read() {
    RecordBatch batch = context.intake().begin(SLOTS * 512 + context.intake().maxMessage());
    int total = 0;
    do {
      int got = reader.read(fd, batch.data(), batch.end(), offsets, lengths);
      if (got <= 0) {
        if (total == 0) {
          return got;
        }
        break;
      }
      take(batch, got);
      total += got;
      batch.ensureRoom(context.intake().maxMessage());
    } while (reader.pending());
    context.intake().commit();
    long dropped = drops.advance(reader.droppedByKernel());
    if (dropped > 0) {
      context.lost(
          dropped,
          "kernel-queue-full",
          "The kernel dropped datagrams, since the receive buffer was full");
    }
    return total;
  }

  private void take(RecordBatch batch, int count) {
    int end = batch.end();
    for (int i = 0; i < count; i++) {
      end = Math.max(end, offsets[i] + lengths[i]);
      if (lengths[i] == 0) {
        // Sent by clients that try whether somebody listens (Perl's Sys::Syslog); not a message.
        continue;
      }
      PeerAddress peer = reader.peer(i);
      if (senders.allows(peer)) {
        int row =
            framing.frame(
                batch, offsets[i], offsets[i] + lengths[i], sender(i, peer), context.loop().now());
        if (reader.truncated(i)) {
          batch.addFlags(row, RecordFlags.TRUNCATED);
        }
      } else if (!senders.keeps(peer, batch.data(), offsets[i], lengths[i])) {
        refused(1);
      }
    }
    batch.resetEnd(end);
  }

  /** Takes what is there, most likely nothing, and lets the intake rehearse. */
  void rehearse() {
    if (isOpen()) {
      int _ = read();
      context.intake().rehearse();
    }
  }

  /** Counts datagrams that are not taken. */
  void refused(int count) {
    context.lost(
        count, "sender-not-allowed", "Datagrams of a sender that is not allowed are dropped");
  }

  /** Takes datagrams that were kept until their sender was known. */
  void takeLate(PeerAddress peer, List<byte[]> datagrams) {
    int number = context.intake().addSender(senders.describe(peer, -1, -1, -1));
    for (byte[] datagram : datagrams) {
      RecordBatch batch = context.intake().begin(datagram.length);
      int offset = batch.append(datagram);
      int _ = framing.frame(batch, offset, offset + datagram.length, number, context.loop().now());
      context.intake().commit();
    }
    context.intake().removeSender(number);
  }

  private int sender(int index, PeerAddress peer) {
    int pid = reader.pid(index);
    long key = (long) peer.id() << 32 | (pid & 0xffffffffL);
    if (key == lastKey) {
      return lastSender;
    }
    Integer number = known.get(key);
    if (number == null) {
      if (known.size() >= MOST_SENDERS) {
        known.values().forEach(context.intake()::removeSender);
        known.clear();
      }
      number =
          context
              .intake()
              .addSender(senders.describe(peer, pid, reader.uid(index), reader.gid(index)));
      known.put(key, number);
    }
    lastKey = key;
    lastSender = number;
    return number;
  }

  boolean isOpen() {
    return watch != null;
  }

  void pause() {
    if (watch != null) {
      watch.interest(0);
    }
  }

  void resume() {
    if (watch != null) {
      watch.interest(Epoll.IN);
    }
  }

  /** Reads what the kernel still holds, and closes the socket. */
  void close() {
    Loop.Watch open = watch;
    if (open != null) {
      for (int i = 0; i < 4096 && read() > 0; i++) {
        // A sender that never stops must not keep the daemon from stopping, hence the bound.
      }
      open.close();
      watch = null;
      context.sys().close(fd);
      reader.close();
      spent = true;
    }
  }
}
