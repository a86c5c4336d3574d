package org.logkeep.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Receives many datagrams with one system call, recvmmsg(2), and copies them next to each other
 * into the caller's array. Besides its bytes a datagram has its sender, on unix sockets with {@link
 * SocketOption#PASS_CREDENTIALS} the sending process, and with {@link SocketOption#DROP_COUNTER}
 * the number of datagrams that the kernel dropped before it.
 *
 * <p>Each slot can take the longest datagram, but only pages that were ever written to count as
 * memory: a slot that sees datagrams of 300 bytes costs one page. Slots do not begin at the same
 * place of a page, lest they fight for the same lines of the processor's cache.
 *
 * <pre>
 *   headers   struct mmsghdr[n]   0 name*  8 namelen(32)  16 iov*  24 iovlen  32 control*  40 controllen  48 flags(32)
 *                                 56 length(32)                                                             64 bytes each
 *   vectors   struct iovec[n]     0 base*  8 len                                                            16 bytes each
 *   names     sockaddr[n]                                                                                  128 bytes each
 *   controls  cmsghdr...[n]       0 len(64)  8 level(32)  12 type(32)  16 data, aligned to 8                64 bytes each
 *   payloads  byte[n][stride]
 * </pre>
 *
 * <p>What a caller's array cannot take stays in the slots and is handed out by the next read. So a
 * reader serves several descriptors only if each is read until nothing is {@link #pending}. For one
 * thread.
 *
 * <p>A hostile local sender may attach open files to a datagram ({@code SCM_RIGHTS}); they are
 * closed at once.
 */
public final class DatagramBatchReader implements AutoCloseable {

  private static final int HEADER = 64;
  private static final int VECTOR = 16;
  private static final int CONTROL = 64;
  private static final int DONTWAIT_TRUNC_CLOEXEC = 0x40 | 0x20 | 0x40000000;
  private static final int SOL_SOCKET = 1;
  private static final int SCM_RIGHTS = 1;
  private static final int SCM_CREDENTIALS = 2;
  private static final int SO_RXQ_OVFL = 40;

  private static final class Symbols {
    static final MemorySegment RECVMMSG = Native.symbol("recvmmsg");
  }

  private final Sys sys;
  private final Arena arena = Arena.ofShared();
  private final int slots;
  private final int slotSize;
  private final long stride;
  private final MemorySegment headers;
  private final MemorySegment names;
  private final MemorySegment controls;
  private final MemorySegment payloads;
  private final PeerCache peerCache = new PeerCache();

  // What the last system call brought, by slot.
  private int received;
  private int taken;
  private long dropped = -1;

  // What the last read gave out, by position in the caller's arrays.
  private final int[] originalLengths;
  private final PeerAddress[] peers;
  private final int[] pids;
  private final int[] uids;
  private final int[] gids;

  /**
   * Makes a reader.
   *
   * @param slots most datagrams of one system call, 1 to 1024
   * @param slotSize longest datagram that is taken whole, bytes; of longer ones the beginning
   */
  public DatagramBatchReader(Sys sys, int slots, int slotSize) {
    if (slots < 1 || slots > 1024 || slotSize < 1) {
      throw new IllegalArgumentException(slots + " slots of " + slotSize + " bytes");
    }
    this.sys = sys;
    this.slots = slots;
    this.slotSize = slotSize;
    this.stride = ((slotSize + 4095L) & ~4095L) + 320;
    Calls calls = sys.calls();
    headers = LazyMemory.reserve(calls, arena, (long) slots * HEADER);
    MemorySegment vectors = LazyMemory.reserve(calls, arena, (long) slots * VECTOR);
    names = LazyMemory.reserve(calls, arena, (long) slots * AddressCodec.SIZE);
    controls = LazyMemory.reserve(calls, arena, (long) slots * CONTROL);
    payloads = LazyMemory.reserve(calls, arena, slots * stride);
    originalLengths = new int[slots];
    peers = new PeerAddress[slots];
    Arrays.fill(peers, new PeerAddress(0, new Address.UnixUnnamed()));
    pids = new int[slots];
    uids = new int[slots];
    gids = new int[slots];
    for (int i = 0; i < slots; i++) {
      long header = (long) i * HEADER;
      headers.set(Native.LONG, header, names.address() + (long) i * AddressCodec.SIZE);
      headers.set(Native.LONG, header + 16, vectors.address() + (long) i * VECTOR);
      headers.set(Native.LONG, header + 24, 1L);
      headers.set(Native.LONG, header + 32, controls.address() + (long) i * CONTROL);
      vectors.set(Native.LONG, (long) i * VECTOR, payloads.address() + i * stride);
      vectors.set(Native.LONG, (long) i * VECTOR + 8, slotSize);
      arm(i);
    }
  }

  /** The kernel overwrites the sizes with what it used; they have to be given again. */
  private void arm(int slot) {
    long header = (long) slot * HEADER;
    headers.set(Native.INT, header + 8, AddressCodec.SIZE);
    headers.set(Native.LONG, header + 40, CONTROL);
    headers.set(Native.INT, header + 48, 0);
  }

  /**
   * Receives what is there, without waiting.
   *
   * @param fd a datagram socket
   * @param target takes the bytes of the datagrams, one after the other; must have room for one of
   *     the slot's size
   * @param targetOffset where to begin
   * @param offsets filled with where each datagram begins
   * @param lengths filled with the length of each, 0 for an empty one
   * @return how many; {@code -EAGAIN} if there is nothing; other negative error numbers as
   *     recvmmsg(2) has them, such as {@code -ECONNREFUSED} for an earlier datagram sent from the
   *     same socket
   */
  public int read(int fd, byte[] target, int targetOffset, int[] offsets, int[] lengths) {
    if (taken == received) {
      int result = receive(fd, Math.min(slots, Math.min(offsets.length, lengths.length)));
      if (result < 0) {
        return result;
      }
    }
    int at = targetOffset;
    int count = 0;
    while (taken < received && count < offsets.length && count < lengths.length) {
      long header = (long) taken * HEADER;
      int original = headers.get(Native.INT, header + 56);
      int length = Math.min(original, slotSize);
      if (length > target.length - at) {
        break;
      }
      MemorySegment.copy(payloads, Native.BYTE, taken * stride, target, at, length);
      offsets[count] = at;
      lengths[count] = length;
      originalLengths[count] = original;
      describe(taken, header, count);
      at += length;
      taken++;
      count++;
    }
    if (count == 0) {
      throw new IllegalArgumentException(
          "room for " + (target.length - targetOffset) + " bytes, slots have " + slotSize);
    }
    return count;
  }

  private int receive(int fd, int limit) {
    for (int i = 0; i < received; i++) {
      arm(i);
    }
    received = 0;
    taken = 0;
    dropped = -1;
    int result =
        sys.calls().call(Symbols.RECVMMSG, fd, headers.address(), limit, DONTWAIT_TRUNC_CLOEXEC, 0);
    if (result > 0) {
      received = result;
    }
    return result;
  }

  private void describe(int slot, long header, int position) {
    peers[position] =
        peerCache.find(names, (long) slot * AddressCodec.SIZE, headers.get(Native.INT, header + 8));
    pids[position] = 0;
    uids[position] = -1;
    gids[position] = -1;
    long at = (long) slot * CONTROL;
    long end = at + Math.min(CONTROL, headers.get(Native.LONG, header + 40));
    while (at + 16 <= end) {
      long size = controls.get(Native.LONG, at);
      if (size < 16 || at + size > end) {
        return;
      }
      if (controls.get(Native.INT, at + 8) == SOL_SOCKET) {
        attachment(controls.get(Native.INT, at + 12), at + 16, at + size, position);
      }
      at += (size + 7) & ~7L;
    }
  }

  private void attachment(int type, long data, long end, int position) {
    if (type == SCM_CREDENTIALS && end - data >= 12) {
      pids[position] = controls.get(Native.INT, data);
      uids[position] = controls.get(Native.INT, data + 4);
      gids[position] = controls.get(Native.INT, data + 8);
    } else if (type == SO_RXQ_OVFL && end - data >= 4) {
      dropped = controls.get(Native.INT, data) & 0xFFFFFFFFL;
    } else if (type == SCM_RIGHTS) {
      for (long at = data; at + 4 <= end; at += 4) {
        sys.close(controls.get(Native.INT, at));
      }
    }
  }

  /**
   * Whether datagrams wait in the slots because the caller's arrays were full: read the same
   * descriptor again.
   */
  public boolean pending() {
    return taken < received;
  }

  /**
   * Length of a datagram of the last read as it was sent; more than what was taken if it did not
   * fit into a slot.
   */
  public int originalLength(int index) {
    return originalLengths[index];
  }

  /** Whether a datagram of the last read lost its end. */
  public boolean truncated(int index) {
    return originalLengths[index] > slotSize;
  }

  /** Sender of a datagram of the last read. */
  public PeerAddress peer(int index) {
    return peers[index];
  }

  /** Sending process of a datagram of the last read, attested by the kernel; 0 if unknown. */
  public int pid(int index) {
    return pids[index];
  }

  /** Sending user; -1 if unknown. */
  public int uid(int index) {
    return uids[index];
  }

  /** Sending group; -1 if unknown. */
  public int gid(int index) {
    return gids[index];
  }

  /**
   * Datagrams that the kernel dropped on the descriptor last read, since it was opened, modulo
   * 2^32; -1 if the kernel has not said so (it says nothing before the first drop). Feed it to a
   * {@link DropCounter} of that descriptor.
   */
  public long droppedByKernel() {
    return dropped;
  }

  @Override
  public void close() {
    arena.close();
  }
}
