package org.logkeep.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Native memory of which only touched pages count. {@link Arena#allocate} fills what it gives with
 * zeroes, and so makes all of it resident; anonymous mappings, mmap(2), are zero without being
 * touched.
 */
final class LazyMemory {

  private static final int PROT_READ_WRITE = 1 | 2;
  private static final int PRIVATE_ANONYMOUS_NORESERVE = 0x2 | 0x20 | 0x4000;

  private static final class Symbols {
    static final MemorySegment MMAP = Native.symbol("mmap");
    static final MemorySegment MUNMAP = Native.symbol("munmap");
  }

  private LazyMemory() {}

  /**
   * Reserves memory that lives as long as the arena.
   *
   * @throws OutOfMemoryError if the address space is used up or limited
   */
  static MemorySegment reserve(Calls calls, Arena arena, long size) {
    long address =
        calls.wideCall(Symbols.MMAP, 0, size, PROT_READ_WRITE, PRIVATE_ANONYMOUS_NORESERVE, -1, 0);
    if (address < 0) {
      throw new OutOfMemoryError("mmap of " + size + " bytes: " + Errno.message(address));
    }
    return MemorySegment.ofAddress(address)
        .reinterpret(size, arena, mapping -> calls.call(Symbols.MUNMAP, mapping.address(), size));
  }
}
