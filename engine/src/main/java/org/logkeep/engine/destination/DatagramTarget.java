package org.logkeep.engine.destination;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.destination.DestinationCounters.DropReason;
import org.logkeep.linux.Address;
import org.logkeep.linux.DatagramBatchWriter;
import org.logkeep.linux.Epoll;
import org.logkeep.linux.Errno;
import org.logkeep.linux.SocketCalls;
import org.logkeep.linux.SocketOpener;
import org.logkeep.linux.SocketOption;
import org.logkeep.linux.SysException;
import org.logkeep.record.Severity;

/**
 * A receiver of datagrams, with the records that wait for it: each is one datagram, and many are
 * sent with one system call. Destinations that send to the same receiver in the same way share it.
 *
 * <p>The sockets are connected, so the kernel tells of receivers that are not there: over UDP that
 * is said, and sending goes on; a unix socket is opened again after the pause. A datagram that is
 * too long for the network is dropped, since waiting does not make it shorter.
 */
final class DatagramTarget {
  /**
   * Where datagrams go and how.
   *
   * @param values options of the socket
   * @param local what it is bound to
   * @param device the network interface it uses
   * @param maxSize longest datagram; what is longer is cut
   * @param allAddresses whether each address of the name gets everything
   * @param unix whether a refusing receiver means that the socket is dead, as with unix sockets
   */
  record Way(
      Map<SocketOption, Integer> values,
      Optional<Address> local,
      Optional<String> device,
      int maxSize,
      boolean allAddresses,
      boolean unix) {}

  /**
   * What must be alike for two destinations to share one.
   *
   * @param target the receiver, for messages
   * @param limits how much may wait
   * @param reopenNanos the pause after trouble
   * @param owner the one destination that uses it, if it may not be shared
   */
  record Key(
      String target, Way way, QueueLimits limits, long reopenNanos, Optional<String> owner) {}

  /** Finds addresses, now or later. */
  @FunctionalInterface
  interface Finder {
    /** Tells them on the loop's thread; an empty list if there are none. */
    void find(Loop loop, Consumer<List<? extends Address>> found);
  }

  private static final int MOST_AT_ONCE = 256;
  private static final int BATCH_BYTES = 256 * 1024;
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long NO_BUFFER_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final DestinationContext context;
  private final OutputSettings settings;
  private final OutputQueue queue;
  private final Throttle throttle;
  private final String target;
  private final Finder finder;
  private final Way way;
  private final SocketCalls sockets;
  private final Loop.Flushable idleFlush =
      new Loop.Flushable(GATHER_NANOS) {
        @Override
        protected void flush() {
          DatagramTarget.this.flush();
        }
      };
  private final List<Integer> descriptors = new ArrayList<>();
  private final int[] offsets = new int[MOST_AT_ONCE];
  private final int[] lengths = new int[MOST_AT_ONCE];
  private @Nullable DatagramBatchWriter writer;
  private Loop.@Nullable Watch watch;
  private Loop.@Nullable Watch pause;
  private boolean finding;
  private boolean blocked;
  private boolean troubled;
  private boolean closed;

  /**
   * Makes one that is not open yet.
   *
   * @param context that of the first destination, which gives it its name
   */
  DatagramTarget(
      DestinationContext context,
      OutputSettings settings,
      ChunkPool chunks,
      String target,
      Finder finder,
      Way way) {
    this.context = context;
    this.settings = settings;
    this.queue = new OutputQueue(chunks, new QueueBudget(settings.limits()));
    this.throttle = new Throttle(settings, context.loop(), this::flush);
    this.target = target;
    this.finder = finder;
    this.way = way;
    this.sockets = context.sys().sockets();
  }

  /** The records that wait; to be sent by {@link #flush}. */
  OutputQueue queue() {
    return queue;
  }

  void open() {
    startIfIdle();
  }

  /** Sends what can be sent now, and settles the receipts of what is done. */
  void flush() {
    writeOut();
    queue.settleReceipts();
  }

  private void startIfIdle() {
    if (descriptors.isEmpty() && !finding && pause == null && !closed) {
      finding = true;
      finder.find(context.loop(), this::found);
    }
  }

  private void found(List<? extends Address> addresses) {
    finding = false;
    if (closed) {
      return;
    }
    if (addresses.isEmpty()) {
      broken("cannot find an address of " + target);
      return;
    }
    String fault = "";
    for (Address address : addresses) {
      try {
        descriptors.add(connected(address));
      } catch (SysException e) {
        fault = String.valueOf(e.getMessage());
      }
      if (!descriptors.isEmpty() && !way.allAddresses()) {
        break;
      }
    }
    if (descriptors.isEmpty()) {
      broken(fault);
    } else {
      context.loop().whenIdle(idleFlush);
    }
  }

  private int connected(Address address) throws SysException {
    int fd = new SocketOpener(context.sys()).prepare(address, SocketCalls.DATAGRAM, way.values());
    int result = way.device().map(device -> leaveBy(fd, address, device)).orElse(0);
    if (result >= 0) {
      result = way.local().map(local -> sockets.bind(fd, local)).orElse(0);
    }
    if (result >= 0) {
      result = sockets.connect(fd, address);
    }
    if (result < 0) {
      context.sys().close(fd);
      throw new SysException("connect to " + target, result);
    }
    return fd;
  }

  /**
   * A group is sent to through an interface; to others a socket is bound to it, which needs rights.
   */
  private int leaveBy(int fd, Address address, String device) {
    if (address instanceof Address.Inet group && Address.toJdk(group).isMulticastAddress()) {
      int index = sockets.interfaceIndex(device);
      return index < 0 ? index : sockets.multicastInterface(fd, group, index);
    }
    return sockets.bindToDevice(fd, device);
  }

  /** Sends what can be sent now; may be called within a batch. */
  void writeOut() {
    boolean refused = false;
    while (!queue.isEmpty() && !blocked) {
      if (descriptors.isEmpty()) {
        startIfIdle();
        return;
      }
      long allowed = throttle.allowance();
      if (allowed < 1) {
        return;
      }
      int result = sendSome(queue.head(), (int) Math.min(allowed, MOST_AT_ONCE));
      if (result == -Errno.ECONNREFUSED && !way.unix() && !refused) {
        // The answer to an earlier datagram, told once: this one has not been tried.
        refused = true;
        said("refused by " + target);
      } else if (result < 0) {
        if (!handle(result)) {
          return;
        }
      } else if (result > 0 && !refused) {
        recovered();
      }
    }
  }

  /** Sends waiting records of a chunk; how many, or a negative error number. */
  private int sendSome(Chunk head, int most) {
    int count = Math.min(most, head.waiting());
    for (int i = 0; i < count; i++) {
      offsets[i] = head.startOf(i);
      lengths[i] = Math.min(head.endOf(i) - offsets[i], way.maxSize());
    }
    byte[] bytes = head.bytes().array();
    DatagramBatchWriter batch = writer();
    int sent = batch.send(descriptors.getFirst(), bytes, offsets, lengths, 0, count);
    if (sent <= 0) {
      return sent;
    }
    for (int i = 1; i < descriptors.size(); i++) {
      int others = batch.send(descriptors.get(i), bytes, offsets, lengths, 0, sent);
      if (others < 0 && others != -Errno.ECONNREFUSED) {
        said("cannot send to a further address of " + target + ": " + Errno.message(others));
      }
    }
    for (int i = 0; i < sent; i++) {
      queue.advanceRecord();
    }
    throttle.used(sent);
    return sent;
  }

  private DatagramBatchWriter writer() {
    DatagramBatchWriter known = writer;
    if (known == null) {
      known = new DatagramBatchWriter(context.sys(), MOST_AT_ONCE, BATCH_BYTES, Optional.empty());
      writer = known;
    }
    return known;
  }

  /** Whether to go on at once. */
  private boolean handle(int result) {
    return switch (-result) {
      case Errno.EINTR -> true;
      case Errno.EAGAIN -> {
        blocked = true;
        if (watch == null) {
          watch = context.loop().watch(descriptors.getFirst(), Epoll.OUT, events -> writable());
        }
        yield false;
      }
      case Errno.ENOBUFS -> {
        blocked = true;
        pause = context.loop().after(NO_BUFFER_NANOS, this::tryAgain);
        yield false;
      }
      case Errno.EMSGSIZE -> {
        queue.dropRecord(DropReason.REFUSED);
        said("a record is too long for a datagram to " + target + " and is dropped");
        yield true;
      }
      default -> {
        broken("cannot send to " + target + ": " + Errno.message(result));
        yield false;
      }
    };
  }

  private void writable() {
    unwatch();
    blocked = false;
    flush();
  }

  private void unwatch() {
    if (watch != null) {
      watch.close();
      watch = null;
    }
  }

  private void tryAgain() {
    pause = null;
    blocked = false;
    startIfIdle();
    flush();
  }

  private void broken(String what) {
    disconnect();
    long nanos = settings.reopenNanos();
    said(
        what
            + "; "
            + queue.records()
            + " records wait, next try in "
            + TimeUnit.NANOSECONDS.toSeconds(nanos)
            + " s");
    if (pause == null) {
      pause = context.loop().after(nanos, this::tryAgain);
    }
  }

  private void said(String what) {
    troubled = true;
    context
        .journal()
        .trouble(
            context.id() + ":datagram", Severity.ERR, "destination " + context.id() + ": " + what);
  }

  private void recovered() {
    if (troubled) {
      troubled = false;
      context
          .journal()
          .recovered(
              context.id() + ":datagram",
              "destination " + context.id() + ": sending to " + target + " again");
    }
  }

  private void disconnect() {
    unwatch();
    blocked = false;
    descriptors.forEach(fd -> context.sys().close(fd));
    descriptors.clear();
  }

  /** Whether waiting a little could let more be sent. */
  boolean canProgress() {
    blocked = false;
    return !descriptors.isEmpty();
  }

  /** Opens the sockets anew, and tries at once what waits. */
  void reopen() {
    if (pause != null) {
      pause.close();
      pause = null;
    }
    flush();
    disconnect();
    startIfIdle();
  }

  /** Closes for good; what waits is dropped. */
  void close() {
    closed = true;
    if (pause != null) {
      pause.close();
      pause = null;
    }
    throttle.close();
    disconnect();
    queue.dropAll(DropReason.SHUTDOWN);
    queue.settleReceipts();
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }
}
