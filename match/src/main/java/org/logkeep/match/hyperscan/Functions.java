package org.logkeep.match.hyperscan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The functions of the library as method handles. Those that scanning needs are linked at once, the
 * others when they are first asked for: linking costs about a millisecond each.
 */
final class Functions {
  /** {@code int handler(unsigned id, u64 from, u64 to, unsigned flags, void *context)}. */
  static final FunctionDescriptor MATCH_HANDLER =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);

  final Linker linker = Linker.nativeLinker();
  private final SymbolLookup library;

  /**
   * {@code hs_scan(database, data, length, flags, scratch, handler, context)}; the text and the
   * context travel as numbers, so that a call makes no object.
   */
  final MethodHandle scan;

  Functions(SymbolLookup library) throws HyperscanException {
    this.library = library;
    this.scan =
        function(
            "hs_scan", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS,
            JAVA_LONG);
  }

  /** A function of the library. */
  MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments)
      throws HyperscanException {
    return linker.downcallHandle(symbol(name), FunctionDescriptor.of(result, arguments));
  }

  /** {@code free(3)}, for memory that the library hands out. */
  MethodHandle free() {
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("free"), FunctionDescriptor.ofVoid(ADDRESS));
  }

  /**
   * Gives memory that was freed back to the system, {@code malloc_trim(3)}; without effect where
   * the C library has no such function. The library's compiler leaves some tens of megabytes.
   */
  void trim() throws Throwable {
    Optional<MemorySegment> trim = linker.defaultLookup().find("malloc_trim");
    if (trim.isPresent()) {
      int _ =
          (int)
              linker
                  .downcallHandle(trim.get(), FunctionDescriptor.of(JAVA_INT, JAVA_LONG))
                  .invoke(0L);
    }
  }

  private MemorySegment symbol(String name) throws HyperscanException {
    return library
        .find(name)
        .orElseThrow(() -> new HyperscanException("the library has no function " + name));
  }

  /** What a native call is declared to throw cannot come; this says so once. */
  static AssertionError impossible(Throwable thrown) {
    return new AssertionError("a native call threw", thrown);
  }
}
