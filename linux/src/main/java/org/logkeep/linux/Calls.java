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

  int call(MemorySegment function) {
    Scratch own = scratch.get();
    try {
      return integer(own, (long) Native.Shape0.CALL.invokeExact(function, own.capture));
    } catch (Throwable e) {
      throw Native.impossible(e);
    }
  }

  int call(MemorySegment function, long a) {
    Scratch own = scratch.get();
    try {
      return integer(own, (long) Native.Shape1.CALL.invokeExact(function, own.capture, a));
    } catch (Throwable e) {
      throw Native.impossible(e);
    }
  }

  int call(MemorySegment function, long a, long b) {
    Scratch own = scratch.get();
    try {
      return integer(own, (long) Native.Shape2.CALL.invokeExact(function, own.capture, a, b));
    } catch (Throwable e) {
      throw Native.impossible(e);
    }
  }

  int call(MemorySegment function, long a, long b, long c) {
    Scratch own = scratch.get();
    try {
      return integer(own, (long) Native.Shape3.CALL.invokeExact(function, own.capture, a, b, c));
    } catch (Throwable e) {
      throw Native.impossible(e);
    }
  }

  int call(MemorySegment function, long a, long b, long c, long d) {
    Scratch own = scratch.get();
    try {
      return integer(own, (long) Native.Shape4.CALL.invokeExact(function, own.capture, a, b, c, d));
    } catch (Throwable e) {
      throw Native.impossible(e);
    }
  }

  int call(MemorySegment function, long a, long b, long c, long d, long e) {
    Scratch own = scratch.get();
    try {
      return integer(
          own, (long) Native.Shape5.CALL.invokeExact(function, own.capture, a, b, c, d, e));
    } catch (Throwable thrown) {
      throw Native.impossible(thrown);
    }
  }

  int call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
    Scratch own = scratch.get();
    try {
      return integer(
          own, (long) Native.Shape6.CALL.invokeExact(function, own.capture, a, b, c, d, e, f));
    } catch (Throwable thrown) {
      throw Native.impossible(thrown);
    }
  }

  /** Calls a function that has no result. */
  void run(MemorySegment function, long a) {
    Scratch own = scratch.get();
    try {
      long _ = (long) Native.Shape1.CALL.invokeExact(function, own.capture, a);
    } catch (Throwable e) {
      throw Native.impossible(e);
    }
  }

  long wideCall(MemorySegment function, long a, long b, long c) {
    Scratch own = scratch.get();
    try {
      return wide(own, (long) Native.Shape3.CALL.invokeExact(function, own.capture, a, b, c));
    } catch (Throwable e) {
      throw Native.impossible(e);
    }
  }

  long wideCall(MemorySegment function, long a, long b, long c, long d) {
    Scratch own = scratch.get();
    try {
      return wide(own, (long) Native.Shape4.CALL.invokeExact(function, own.capture, a, b, c, d));
    } catch (Throwable e) {
      throw Native.impossible(e);
    }
  }

  long wideCall(MemorySegment function, long a, long b, long c, long d, long e, long f) {
    Scratch own = scratch.get();
    try {
      return wide(
          own, (long) Native.Shape6.CALL.invokeExact(function, own.capture, a, b, c, d, e, f));
    } catch (Throwable thrown) {
      throw Native.impossible(thrown);
    }
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
