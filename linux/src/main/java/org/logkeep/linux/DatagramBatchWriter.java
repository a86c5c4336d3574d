package org.logkeep.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * Sends many datagrams with one system call, sendmmsg(2): slices of one array, all to one address.
 * Never waits. For one thread. Layouts are those of {@link DatagramBatchReader}.
 */
public final class DatagramBatchWriter implements AutoCloseable {

  private static final int HEADER = 64;
  private static final int VECTOR = 16;
  private static final int DONTWAIT_NOSIGNAL = 0x40 | 0x4000;

  private static final class Symbols {
    static final MemorySegment SENDMMSG = Native.symbol("sendmmsg");
  }

  private final Sys sys;
  private final Arena arena = Arena.ofShared();
  private final int slots;
  private final int capacity;
  private final MemorySegment headers;
  private final MemorySegment vectors;
  private final MemorySegment payloads;

  /**
   * Makes a writer.
   *
   * @param slots most datagrams of one system call, 1 to 1024
   * @param capacity bytes of all of them together; the longest datagram must fit
   * @param target where to; empty for a connected socket
   * @throws IllegalArgumentException if the target cannot be said, such as a path that is too long
   */
  public DatagramBatchWriter(Sys sys, int slots, int capacity, Optional<Address> target) {
    if (slots < 1 || slots > 1024 || capacity < 1) {
      throw new IllegalArgumentException(slots + " slots, " + capacity + " bytes");
    }
    this.sys = sys;
    this.slots = slots;
    this.capacity = capacity;
    Calls calls = sys.calls();
    headers = LazyMemory.reserve(calls, arena, (long) slots * HEADER);
    vectors = LazyMemory.reserve(calls, arena, (long) slots * VECTOR);
    payloads = LazyMemory.reserve(calls, arena, capacity);
    MemorySegment name = LazyMemory.reserve(calls, arena, AddressCodec.SIZE);
    int nameSize = target.isPresent() ? AddressCodec.write(target.get(), name) : 0;
    if (nameSize < 0) {
      throw new IllegalArgumentException(target + ": " + Errno.message(nameSize));
    }
    for (int i = 0; i < slots; i++) {
      long header = (long) i * HEADER;
      headers.set(Native.LONG, header, nameSize > 0 ? name.address() : 0);
      headers.set(Native.INT, header + 8, nameSize);
      headers.set(Native.LONG, header + 16, vectors.address() + (long) i * VECTOR);
      headers.set(Native.LONG, header + 24, 1L);
    }
  }

  /**
   * Sends as many as fit and the socket takes.
   *
   * @param from first slice
   * @param count slices
   * @return datagrams sent, at least one, perhaps fewer than asked; {@code -EAGAIN} if the socket
   *     takes none now; another negative error number concerns the first one ({@code -EMSGSIZE}:
   *     too long for the network, or for this writer)
   */
  public int send(int fd, byte[] bytes, int[] offsets, int[] lengths, int from, int count) {
    int used = 0;
    int messages = 0;
    while (messages < count && messages < slots && lengths[from + messages] <= capacity - used) {
      int length = lengths[from + messages];
      MemorySegment.copy(bytes, offsets[from + messages], payloads, Native.BYTE, used, length);
      vectors.set(Native.LONG, (long) messages * VECTOR, payloads.address() + used);
      vectors.set(Native.LONG, (long) messages * VECTOR + 8, length);
      used += length;
      messages++;
    }
    if (messages == 0) {
      return count == 0 ? 0 : -Errno.EMSGSIZE;
    }
    return sys.calls().call(Symbols.SENDMMSG, fd, headers.address(), messages, DONTWAIT_NOSIGNAL);
  }

  @Override
  public void close() {
    arena.close();
  }
}
