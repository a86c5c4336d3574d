package org.logkeep.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Native memory of one thread: where the error number is caught, room for paths and structures, and
 * a block through which file data passes. Memory is only reserved; pages never touched cost
 * nothing. It is freed with its thread.
 */
final class Scratch {

  /** Longest path the kernel takes, with its NUL: {@code PATH_MAX}. */
  static final int PATH_MAX = 4096;

  /** Bytes that pass in one read or write of a file. */
  static final int BLOCK = 256 * 1024;

  private static final int STRUCTURE = 2 * PATH_MAX;
  private static final int ERRNO = STRUCTURE + 4096;
  private static final int SIZE = ERRNO + 64;

  private final Arena arena = Arena.ofAuto();
  private final MemorySegment memory = arena.allocate(SIZE, 64);
  private final long address = memory.address();
  final MemorySegment capture = memory.asSlice(ERRNO, Native.CAPTURE_SIZE);
  final MemorySegment structure = memory.asSlice(STRUCTURE, 4096);
  private MemorySegment block = MemorySegment.NULL;

  /** The error number of the last failed call. */
  int errno() {
    return capture.get(Native.INT, Native.ERRNO_OFFSET);
  }

  /** Address of the 4 KiB for structures. */
  long structureAddress() {
    return address + STRUCTURE;
  }

  /**
   * Stores a path as a C string.
   *
   * @param slot 0 or 1: two paths can be held at a time
   * @return its address, or a negative error number: {@code ENAMETOOLONG}, or {@code EINVAL} for an
   *     embedded NUL
   */
  long path(int slot, byte[] path) {
    if (path.length >= PATH_MAX) {
      return -Errno.ENAMETOOLONG;
    }
    for (byte b : path) {
      if (b == 0) {
        return -Errno.EINVAL;
      }
    }
    long offset = (long) slot * PATH_MAX;
    MemorySegment.copy(path, 0, memory, Native.BYTE, offset, path.length);
    memory.set(Native.BYTE, offset + path.length, (byte) 0);
    return address + offset;
  }

  /** The block for file data, reserved when first asked for. */
  MemorySegment block(Calls calls) {
    if (block.byteSize() == 0) {
      block = LazyMemory.reserve(calls, arena, BLOCK);
    }
    return block;
  }
}
