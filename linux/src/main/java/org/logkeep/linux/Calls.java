package org.logkeep.linux;

import java.lang.foreign.MemorySegment;

/**
 * Makes the calls and turns the C convention (-1, and the reason in {@code errno}) into values: at
 * least zero, or the negative error number. Results declared {@code int} go through {@code
 * integer}, {@code ssize_t} and {@code off_t} through {@code wide}.
 */
final class Calls {

  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  Scratch scratch() {
    return scratch.get();
  }

  private static int integer(Scratch own, long result) {
    int value = (int) result;
    return value == -1 ? -own.errno() : value;
  }

  private static long wide(Scratch own, long result) {
    return result == -1 ? -own.errno() : result;
  }

  private static long invoke(
      Scratch own, MemorySegment function, long a, long b, long c, long d, long e, long f) {
    try {
      return (long) Native.Integers.CALL.invokeExact(function, own.capture, a, b, c, d, e, f);
    } catch (Throwable thrown) {
      throw Native.impossible(thrown);
    }
  }

  int call(MemorySegment function) {
    return call(function, 0);
  }

  int call(MemorySegment function, long a) {
    return call(function, a, 0);
  }

  int call(MemorySegment function, long a, long b) {
    return call(function, a, b, 0);
  }

  int call(MemorySegment function, long a, long b, long c) {
    return call(function, a, b, c, 0);
  }

  int call(MemorySegment function, long a, long b, long c, long d) {
    return call(function, a, b, c, d, 0);
  }

  int call(MemorySegment function, long a, long b, long c, long d, long e) {
    return call(function, a, b, c, d, e, 0);
  }

  int call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
    Scratch own = scratch.get();
    return integer(own, invoke(own, function, a, b, c, d, e, f));
  }

  /** Calls a function that has no result. */
  void run(MemorySegment function, long a) {
    long _ = invoke(scratch.get(), function, a, 0, 0, 0, 0, 0);
  }

  long wideCall(MemorySegment function, long a, long b, long c) {
    return wideCall(function, a, b, c, 0);
  }

  long wideCall(MemorySegment function, long a, long b, long c, long d) {
    return wideCall(function, a, b, c, d, 0, 0);
  }

  long wideCall(MemorySegment function, long a, long b, long c, long d, long e, long f) {
    Scratch own = scratch.get();
    return wide(own, invoke(own, function, a, b, c, d, e, f));
  }

  /** A call that never blocks, with a Java array as its buffer; see {@link Native.HeapShape}. */
  long heapCall(
      MemorySegment function,
      long fd,
      byte[] buffer,
      int offset,
      int length,
      long flags,
      long address,
      long size) {
    Scratch own = scratch.get();
    MemorySegment heap = MemorySegment.ofArray(buffer).asSlice(offset, length);
    try {
      return wide(
          own,
          (long)
              Native.HeapShape.CALL.invokeExact(
                  function, own.capture, fd, heap, (long) length, flags, address, size));
    } catch (Throwable e) {
      throw Native.impossible(e);
    }
  }
}
