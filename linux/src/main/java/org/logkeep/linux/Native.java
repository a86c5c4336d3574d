package org.logkeep.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Optional;

/**
 * Links functions of the C library.
 *
 * <p>Linking a distinct signature costs some milliseconds of start-up, looking up a symbol some
 * microseconds. So all functions share two shapes: every argument and the result travel as 64-bit
 * integers, with pointers as addresses, and there are always six of them. That is right under both
 * calling conventions in use (System V AMD64 and AAPCS64): integers and pointers go into the same
 * registers, the callee ignores the upper half where it declares an {@code int}, and variable
 * arguments are passed as named ones. A result declared {@code int} has an undefined upper half, so
 * the caller narrows it.
 *
 * <p>Each shape sits in a class of its own and is linked when first used. The handles are
 * constants, which lets the compiler inline them.
 */
final class Native {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final StructLayout CAPTURE = Linker.Option.captureStateLayout();

  private Native() {}

  /**
   * Finds a function of the C library; its absence is a fault of the installation, not of the
   * caller.
   */
  static MemorySegment symbol(String name) {
    return LINKER
        .defaultLookup()
        .find(name)
        .orElseThrow(
            () -> new UnsupportedOperationException("the C library has no function " + name));
  }

  /**
   * A call cannot throw; that the signature of {@code invokeExact} says otherwise is said here,
   * once.
   */
  static AssertionError impossible(Throwable thrown) {
    return new AssertionError("a native call threw", thrown);
  }

  /**
   * Six integers: all functions are called with as many. A function ignores the registers of
   * arguments that it does not declare, and one shape is linked ten times sooner than seven.
   */
  static final class Integers {
    static final MethodHandle CALL = integers(6);

    private Integers() {}
  }

  private static MethodHandle integers(int arguments) {
    MemoryLayout[] layouts = new MemoryLayout[arguments];
    Arrays.fill(layouts, JAVA_LONG);
    return LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, layouts), ERRNO);
  }

  /**
   * {@code (fd, heap buffer, length, flags, address, address length)}: for calls that never block,
   * straight from or into a Java array. The garbage collector waits for such a call, so it must be
   * short: {@code MSG_DONTWAIT}.
   */
  static final class HeapShape {
    static final MethodHandle CALL =
        LINKER.downcallHandle(
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            ERRNO,
            Linker.Option.critical(true));

    private HeapShape() {}
  }

  /** Where the linker stores the error number within its capture segment. */
  static final long ERRNO_OFFSET = offset("errno");

  /**
   * Members of integers, without gaps; a path to the member would link accessors that cost a start
   * some milliseconds.
   */
  private static long offset(String member) {
    long offset = 0;
    for (MemoryLayout layout : CAPTURE.memberLayouts()) {
      if (layout.name().equals(Optional.of(member))) {
        return offset;
      }
      offset += layout.byteSize();
    }
    throw new UnsupportedOperationException("this JVM does not capture " + member);
  }

  /** Bytes of the capture segment. */
  static final long CAPTURE_SIZE = CAPTURE.byteSize();

  /** An unaligned native int. */
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

  /** An unaligned native long. */
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  /** An unaligned native short. */
  static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;

  /** A byte. */
  static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
}
